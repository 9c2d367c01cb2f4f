using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary>What a cell has said.</summary>
public sealed record CellRun(Message Reply, IReadOnlyList<Message> Outputs)
{
    public string Status => Reply.Text("status")!;

    public string? ErrorName => Reply.Text("ename");

    public string? ErrorText => Reply.Text("evalue");

    /// <summary>All text on stdout.</summary>
    public string Text => StreamText("stdout");

    /// <summary>The plain text of the cell's value.</summary>
    public string? Result => Of(MessageTypes.ExecuteResult).Select(message => (string?)message.Content["data"]!["text/plain"]).SingleOrDefault();

    /// <summary>The bundles of all displays, in order.</summary>
    public IEnumerable<JsonNode> Displays => Of(MessageTypes.DisplayData).Select(message => message.Content["data"]!);

    public IEnumerable<Message> Of(string type) => Outputs.Where(message => message.Type == type);

    public string StreamText(string name) =>
        string.Concat(Of(MessageTypes.Stream).Where(message => message.Text("name") == name).Select(message => message.Text("text")));
}

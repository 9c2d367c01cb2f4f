using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Protocol;

/// <summary>The contents of an <c>execute_request</c>.</summary>
/// <param name="Code">The cell's text.</param>
public sealed record ExecuteRequest(string Code)
{
    /// <summary>The number by which the learner knows the cell; errors name it. Null: the count of executions.</summary>
    public int? Cell { get; init; }

    /// <summary>The cell's language when its text does not begin with one: csharp, fsharp, html, javascript, mermaid or markdown.</summary>
    public string Language { get; init; } = "csharp";

    /// <summary>Seconds after which the cell is stopped as if by hand; null: no limit.</summary>
    public double? TimeLimit { get; init; }

    /// <summary>Whether the client can answer an <c>input_request</c>.</summary>
    public bool AllowStdin { get; init; } = true;

    /// <summary>True: no result and no count; streams and errors still come.</summary>
    public bool Silent { get; init; }

    /// <summary>The message that carries this request.</summary>
    public Message ToMessage()
    {
        var content = new JsonObject
        {
            ["code"] = Code,
            ["language"] = Language,
            ["allow_stdin"] = AllowStdin,
            ["silent"] = Silent,
        };
        if (Cell is int cell)
        {
            content["cell"] = cell;
        }

        if (TimeLimit is double limit)
        {
            content["time_limit"] = limit;
        }

        return Message.Request(MessageTypes.ExecuteRequest, content);
    }

    /// <summary>The request that a message carries; fields that are absent or of another kind take their defaults.</summary>
    /// <exception cref="ProtocolException">There is no code.</exception>
    public static ExecuteRequest From(Message message) =>
        new(message.Text("code") ?? throw new ProtocolException("An execute_request needs its code, a text."))
        {
            Cell = message.Number("cell"),
            Language = message.Text("language") ?? "csharp",
            TimeLimit = message.Content["time_limit"] is JsonValue value && value.TryGetValue(out double limit) && limit > 0 ? limit : null,
            AllowStdin = message.Flag("allow_stdin") ?? true,
            Silent = message.Flag("silent") ?? false,
        };
}

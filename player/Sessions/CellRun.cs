using System.Text.Json.Nodes;

namespace Tutorial.Player.Sessions;

/// <summary>That a cell ran: its place in the order of all runs, and the text that ran.</summary>
internal sealed record CellRun(int Order, string Source)
{
    public long StartedAt { get; init; }

    public bool? Ok { get; init; }

    public long? Milliseconds { get; init; }

    public JsonObject ToJson() => new() { ["order"] = Order, ["source"] = Source, ["ok"] = Ok, ["milliseconds"] = Milliseconds };
}

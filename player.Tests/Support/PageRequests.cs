using System.Text.Json.Nodes;

namespace Tutorial.Player.Tests.Support;

/// <summary>What a page sends to its session.</summary>
internal static class PageRequests
{
    public static JsonObject Run(params string[] cells) => new() { ["type"] = "run", ["cells"] = new JsonArray([.. cells.Select(cell => (JsonNode)cell)]) };

    public static JsonObject Edit(int revision, params (string Id, string Kind, string Source)[] cells) => new()
    {
        ["type"] = "edit",
        ["revision"] = revision,
        ["cells"] = new JsonArray([.. cells.Select(cell => (JsonNode)new JsonObject
        {
            ["id"] = cell.Id,
            ["kind"] = cell.Kind,
            ["language"] = cell.Kind == "code" ? "csharp" : "markdown",
            ["source"] = cell.Source,
        })]),
    };
}

using System.Text.Json.Nodes;

namespace Tutorial.Player.Sessions;

/// <summary>What the server tells a page; the page's <c>model.ts</c> has the same list.</summary>
internal static class PageMessages
{
    public static JsonObject Engine(string state, string detail) => new() { ["type"] = "engine", ["state"] = state, ["detail"] = detail };

    public static JsonObject Queued(IEnumerable<string> queue) => new() { ["type"] = "queued", ["queue"] = Texts(queue) };

    public static JsonObject Started(string cell, CellRun run) => new() { ["type"] = "started", ["cell"] = cell, ["run"] = run.ToJson() };

    public static JsonObject Output(string cell, JsonObject output) => new() { ["type"] = "output", ["cell"] = cell, ["output"] = output.DeepClone() };

    public static JsonObject Update(string display, JsonObject output) => new() { ["type"] = "update", ["display"] = display, ["output"] = output.DeepClone() };

    public static JsonObject Clear(string cell, bool wait) => new() { ["type"] = "clear", ["cell"] = cell, ["wait"] = wait };

    public static JsonObject Finished(string cell, CellRun run, int? count) => new()
    {
        ["type"] = "finished",
        ["cell"] = cell,
        ["ok"] = run.Ok,
        ["count"] = count,
        ["milliseconds"] = run.Milliseconds,
    };

    public static JsonObject Saved(int revision) => new() { ["type"] = "saved", ["revision"] = revision };

    public static JsonObject Trouble(string about, string message) => new() { ["type"] = "trouble", ["about"] = about, ["message"] = message };

    public static JsonObject Resolved(string about) => new() { ["type"] = "resolved", ["about"] = about };

    public static JsonObject Stuck(string message) => new() { ["type"] = "stuck", ["message"] = message };

    public static JsonObject Input(string prompt, bool password) => new() { ["type"] = "input", ["prompt"] = prompt, ["password"] = password };

    public static JsonObject Answer(int ask, JsonObject content) => new() { ["type"] = "answer", ["ask"] = ask, ["content"] = content };

    public static JsonObject Document(JsonArray cells, int revision, string why) => new()
    {
        ["type"] = "document",
        ["cells"] = cells,
        ["revision"] = revision,
        ["why"] = why,
    };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}

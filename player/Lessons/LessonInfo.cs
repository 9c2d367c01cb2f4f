using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Player.Lessons;

/// <summary>What a notebook says of itself in its metadata.</summary>
internal sealed record LessonInfo(
    string Title, string Summary, int? Minutes, IReadOnlyList<string> Prerequisites, IReadOnlyList<string> Objectives)
{
    public static LessonInfo Of(Notebook notebook, string slug)
    {
        JsonObject? about = notebook.Metadata["tutorial"] as JsonObject;
        return new LessonInfo(
            Text(about, "title") ?? FirstHeading(notebook) ?? slug,
            Text(about, "summary") ?? "",
            about?["minutes"] is JsonValue minutes && minutes.TryGetValue(out int number) ? number : null,
            Texts(about, "prerequisites"),
            Texts(about, "objectives"));
    }

    private static string? Text(JsonObject? about, string name) =>
        about?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static IReadOnlyList<string> Texts(JsonObject? about, string name) =>
        about?[name] is JsonArray list ? [.. list.OfType<JsonValue>().Select(value => value.ToString())] : [];

    private static string? FirstHeading(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
}

using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Player.Sessions;

/// <summary>Cells as the page gets and sends them.</summary>
internal static class CellJson
{
    public static JsonArray ToPage(Notebook notebook, Func<Cell, JsonArray> outputs) =>
        [.. notebook.Cells.Select(cell => (JsonNode)ToPage(cell, notebook, outputs(cell)))];

    /// <summary>Takes over the page's order and texts; what the file stores beside them stays with each cell.</summary>
    /// <exception cref="FormatException">The message is not a list of cells.</exception>
    public static void TakeFromPage(Notebook notebook, JsonNode? message)
    {
        List<PageCell> wanted = [.. (message as JsonArray ?? throw new FormatException("An edit needs its cells.")).Select(PageCell.Read)];
        if (wanted.Select(cell => cell.Id).Distinct().Count() != wanted.Count)
        {
            throw new FormatException("Two cells have the same id.");
        }

        Dictionary<string, Cell> present = notebook.Cells.ToDictionary(cell => cell.Id!);
        List<Cell> next = [.. wanted.Select(cell => cell.Apply(present.GetValueOrDefault(cell.Id)))];
        if (!next.SequenceEqual(notebook.Cells))
        {
            while (notebook.Cells.Count > 0)
            {
                notebook.RemoveAt(notebook.Cells.Count - 1);
            }

            next.ForEach(notebook.Add);
        }
    }

    private static JsonObject ToPage(Cell cell, Notebook notebook, JsonArray outputs) => new()
    {
        ["id"] = cell.Id,
        ["kind"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" },
        ["language"] = cell.Kind == CellKind.Code ? CellLanguage.Of(cell, notebook) : CellLanguage.Markdown,
        ["source"] = cell.Source,
        ["count"] = cell.Kind == CellKind.Code ? cell.ExecutionCount : null,
        ["outputs"] = outputs,
        ["tags"] = new JsonArray([.. cell.Tags.Select(tag => (JsonNode)tag)]),
        ["slide"] = (cell.Metadata["slideshow"] as JsonObject)?["slide_type"]?.ToString(),
        ["exercise"] = (cell.Metadata["tutorial"] as JsonObject)?["exercise"]?.ToString(),
    };

    private sealed record PageCell(string Id, string Kind, string Language, string Source)
    {
        public static PageCell Read(JsonNode? node)
        {
            string Text(string name) => node is JsonObject cell && cell[name] is JsonValue value && value.TryGetValue(out string? text)
                ? text
                : throw new FormatException($"A cell needs its {name}, a text.");
            string id = Text("id");
            return id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
                ? new PageCell(id, Text("kind"), Text("language"), Text("source"))
                : throw new FormatException("A cell's id has 1 to 64 letters, digits, - or _.");
        }

        public Cell Apply(Cell? present)
        {
            CellKind kind = Kind switch
            {
                "code" => CellKind.Code,
                "markdown" => CellKind.Markdown,
                "raw" => CellKind.Raw,
                _ => throw new FormatException($"There is no kind of cell named {Kind}."),
            };
            if (present is null || present.Kind != kind)
            {
                return kind == CellKind.Code ? Cell.Code(Source, Id, Language) : Cell.Markdown(Source, Id);
            }

            if (present.Source != Source)
            {
                present.Source = Source;
            }

            return present;
        }
    }
}

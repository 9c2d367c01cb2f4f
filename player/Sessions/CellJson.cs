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
        List<Cell> next = [.. wanted.Select(cell => cell.Apply(present.GetValueOrDefault(cell.Id), notebook))];
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

    private sealed record PageCell(string Id, CellKind Kind, string Language, string Source)
    {
        private static readonly string[] _languages =
            [CellLanguage.CSharp, CellLanguage.FSharp, CellLanguage.Html, CellLanguage.JavaScript, CellLanguage.Mermaid, CellLanguage.Markdown];

        public static PageCell Read(JsonNode? node)
        {
            string Text(string name) => node is JsonObject cell && cell[name] is JsonValue value && value.TryGetValue(out string? text)
                ? text
                : throw new FormatException($"A cell needs its {name}, a text.");
            string id = Text("id");
            if (id.Length is 0 or > 64 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                throw new FormatException("A cell's id has 1 to 64 letters, digits, - or _.");
            }

            string language = Text("language");
            return _languages.Contains(language)
                ? new PageCell(id, KindOf(Text("kind")), language, Text("source"))
                : throw new FormatException($"There is no language of a cell named {language}.");
        }

        public Cell Apply(Cell? present, Notebook notebook)
        {
            if (present is null || present.Kind != Kind)
            {
                return Fresh();
            }

            if (present.Source != Source)
            {
                present.Source = Source;
            }

            // A language that the file names in words of its own stays as it is, as long as it means the page's.
            if (Kind == CellKind.Code && CellLanguage.Of(present, notebook) != Language)
            {
                Put(present.Metadata, "polyglot_notebook", "kernelName");
                Put(present.Metadata, "dotnet_interactive", "language");
            }

            return present;
        }

        private static CellKind KindOf(string name) => name switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw new FormatException($"There is no kind of cell named {name}."),
        };

        private Cell Fresh()
        {
            Cell cell = Kind == CellKind.Code ? Cell.Code(Source, Id, Language) : Cell.Markdown(Source, Id);
            if (Kind == CellKind.Raw)
            {
                // In the file a raw cell differs from a Markdown cell by this word alone.
                cell.Json["cell_type"] = "raw";
            }

            return cell;
        }

        private void Put(JsonObject metadata, string part, string name)
        {
            if (metadata[part] is JsonObject present)
            {
                present[name] = Language;
            }
            else
            {
                metadata[part] = new JsonObject { [name] = Language };
            }
        }
    }
}

using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Which language a code cell is in.</summary>
public static class CellLanguage
{
    /// <summary>C#, the language of a cell that names none.</summary>
    public const string CSharp = "csharp";

    /// <summary>F#.</summary>
    public const string FSharp = "fsharp";

    /// <summary>HTML.</summary>
    public const string Html = "html";

    /// <summary>JavaScript that runs in the page.</summary>
    public const string JavaScript = "javascript";

    /// <summary>Mermaid diagrams.</summary>
    public const string Mermaid = "mermaid";

    /// <summary>Markdown as the output of a code cell.</summary>
    public const string Markdown = "markdown";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CSharp,
        ["c#"] = CSharp,
        ["cs"] = CSharp,
        ["fsharp"] = FSharp,
        ["f#"] = FSharp,
        ["fs"] = FSharp,
        ["html"] = Html,
        ["javascript"] = JavaScript,
        ["js"] = JavaScript,
        ["mermaid"] = Mermaid,
        ["markdown"] = Markdown,
    };

    /// <summary>
    /// The language of a code cell: its own #! line, else its metadata (.NET Interactive's older or newer form, or VS Code's), else the
    /// notebook's default.
    /// </summary>
    public static string Of(Cell cell, Notebook notebook) =>
        OfFirstLine(cell.Source)
        ?? Known(JsonParts.StringAt(cell.Metadata, "polyglot_notebook", "kernelName"))
        ?? Known(JsonParts.StringAt(cell.Metadata, "dotnet_interactive", "language"))
        ?? Known(JsonParts.StringAt(cell.Metadata, "vscode", "languageId"))
        ?? OfNotebook(notebook.Metadata);

    /// <summary>The language that a text's first line names, as in <c>#!fsharp</c>; null when it names none.</summary>
    public static string? OfFirstLine(string source)
    {
        ReadOnlySpan<char> text = source.AsSpan().TrimStart();
        if (!text.StartsWith("#!"))
        {
            return null;
        }

        int end = text.IndexOfAny(" \t\r\n");
        return Known((end < 0 ? text : text[..end])["#!".Length..].ToString());
    }

    private static string OfNotebook(JsonObject metadata) =>
        Known(JsonParts.StringAt(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"))
        ?? Known(JsonParts.StringAt(metadata, "kernelspec", "language"))
        ?? CSharp;

    private static string? Known(string? name) => name is null ? null : Names.GetValueOrDefault(name);
}

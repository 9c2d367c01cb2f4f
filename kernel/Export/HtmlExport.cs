using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Export;

/// <summary>A notebook as one HTML page that holds everything it needs: live charts, formulas, pictures, styles.</summary>
/// <remarks>
/// The page forbids itself every request, so that what works here works without a network. Libraries that the notebook does not need are
/// left out. The same notebook gives the same bytes.
/// </remarks>
public static class HtmlExport
{
    private const string NoRequests =
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:";

    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook, executed or not.</param>
    /// <param name="path">The notebook's file: its folder for pictures, its name for a page without a title.</param>
    /// <param name="libraries">Where plotly.js, KaTeX and Mermaid come from.</param>
    /// <exception cref="FileNotFoundException">A library that the page needs is not there.</exception>
    public static string ToHtml(Notebook notebook, string path, PageLibraries libraries)
    {
        var markdown = new MarkdownHtml(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var outputs = new OutputHtml(markdown);
        var body = new StringBuilder();
        foreach (Cell cell in notebook.Cells)
        {
            body.Append(CellHtml(cell, notebook, markdown, outputs));
        }

        bool math = markdown.HasMath || outputs.HasMath;
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{NoRequests}\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<title>{WebUtility.HtmlEncode(Title(notebook, path))}</title>\n");
        page.Append($"<style>\n{Resource("page.css")}</style>\n");
        AddWhen(math, page, () => $"<style>{libraries.KatexStyleSheet}</style>\n");
        page.Append($"</head>\n<body>\n<main>\n{body}</main>\n");
        AddWhen(math, page, () => $"<script>{libraries.KatexScript}</script>\n");
        AddWhen(outputs.HasCharts, page, () => $"<script>{libraries.PlotlyScript}</script>\n");
        AddWhen(outputs.HasDiagrams, page, () => $"<script>{libraries.MermaidScript}</script>\n");
        return page.Append($"<script>\n{Resource("page.js")}</script>\n</body>\n</html>\n").ToString();
    }

    private static string CellHtml(Cell cell, Notebook notebook, MarkdownHtml markdown, OutputHtml outputs)
    {
        string id = cell.Id is null ? "" : $" id=\"cell-{WebUtility.HtmlEncode(cell.Id)}\"";
        if (cell.Kind != CellKind.Code)
        {
            // Raw cells are meant for other converters, speaker notes for the teacher alone.
            return cell.Kind == CellKind.Raw || cell.HasTag("notes") ? "" : $"<section class=\"prose\"{id}>\n{markdown.Render(cell.Source, cell.Json["attachments"] as JsonObject)}</section>\n";
        }

        string number = cell.ExecutionCount is int count ? $"<span class=\"number\">[{count}]</span>" : "";
        string shown = string.Concat(cell.Outputs.Select(output => $"<div class=\"output\">{outputs.Render(output)}</div>\n"));
        return $"<section class=\"code\"{id}>\n{number}{Source(cell, notebook)}{shown}</section>\n";
    }

    private static string Source(Cell cell, Notebook notebook)
    {
        if (cell.Source.Length == 0)
        {
            return "";
        }

        string language = CellLanguage.Of(cell, notebook);
        string code = language == CellLanguage.CSharp ? CSharpHighlighter.Highlight(cell.Source) : WebUtility.HtmlEncode(cell.Source);
        string block = $"<pre class=\"source\" tabindex=\"0\"><code class=\"language-{language}\">{code}</code></pre>\n";
        bool hidden = cell.HasTag("hide") || cell.Metadata["jupyter"]?["source_hidden"]?.ToString() == "true";
        return hidden ? $"<details><summary>Code</summary>{block}</details>" : block;
    }

    private static string Title(Notebook notebook, string path)
    {
        string? heading = notebook.Cells
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal));
        return heading?[2..].Trim() ?? Path.GetFileNameWithoutExtension(path);
    }

    private static void AddWhen(bool needed, StringBuilder page, Func<string> part)
    {
        if (needed)
        {
            page.Append(part());
        }
    }

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Tutorial.Kernel.Export.{name}")!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Export;

/// <summary>Outputs as HTML: of each bundle the richest form that a page can show.</summary>
internal sealed partial class OutputHtml(MarkdownHtml markdown)
{
    // Longer texts are there, but folded: a page that opens with megabytes of text helps nobody.
    private const int LongText = 50_000;

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n" };

    private int _charts;

    /// <summary>Whether a chart has been rendered.</summary>
    public bool HasCharts => _charts > 0;

    /// <summary>Whether a formula that is an output has been rendered.</summary>
    public bool HasMath { get; private set; }

    /// <summary>Whether a diagram has been rendered.</summary>
    public bool HasDiagrams { get; private set; }

    public string Render(CellOutput output) => output.Type switch
    {
        "stream" => Text(output.Text, output.StreamName == "stderr" ? "stderr" : "stdout"),
        "error" => Text(string.Join('\n', output.Traceback.Count > 0 ? output.Traceback : [$"{output.ErrorName}: {output.ErrorValue}"]), "error"),
        _ => Bundle(output),
    };

    private string Bundle(CellOutput output)
    {
        if (output.Data[MimeTypes.Plotly] is JsonObject figure)
        {
            return Chart(figure, output);
        }

        return Diagram(output.TextOf(MimeTypes.Mermaid))
            ?? output.TextOf(MimeTypes.Html)
            ?? output.TextOf(MimeTypes.Svg)
            ?? Picture(output, "image/png")
            ?? Picture(output, "image/jpeg")
            ?? (output.TextOf(MimeTypes.Markdown) is string text ? markdown.Render(text) : null)
            ?? Formula(output.TextOf(MimeTypes.Latex))
            ?? JavaScript(output.TextOf(MimeTypes.JavaScript))
            ?? (output.Data["application/json"] is JsonNode json ? Text(json.ToJsonString(_indented), "stdout") : null)
            ?? Text(output.TextOf(MimeTypes.Text) ?? "", "stdout");
    }

    /// <summary>The live chart above its own static form, whose picture the script hides once the chart stands.</summary>
    private string Chart(JsonObject figure, CellOutput output)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"chart-{++_charts}");
        string still = output.TextOf(MimeTypes.Html) ?? output.TextOf(MimeTypes.Svg) ?? Text(output.TextOf(MimeTypes.Text) ?? "", "stdout");

        // The default encoder escapes < and >, so that no text of a figure can end the element.
        return $"""<div class="chart"><div class="live" id="{id}"></div><script type="application/json" data-chart="{id}">{figure.ToJsonString()}</script><div class="still">{still}</div></div>""";
    }

    private string? Diagram(string? text)
    {
        if (text is null)
        {
            return null;
        }

        HasDiagrams = true;
        return $"<pre class=\"mermaid\">{WebUtility.HtmlEncode(text)}</pre>";
    }

    private string? Formula(string? latex)
    {
        if (latex is null)
        {
            return null;
        }

        HasMath = true;
        return $"<div class=\"math\">{WebUtility.HtmlEncode(latex.Trim())}</div>";
    }

    /// <summary>As in Jupyter, a script finds the place of its output in a variable named element.</summary>
    private static string? JavaScript(string? code) =>
        code is null ? null : $"<div><script>((element) => {{\n{EndOfScript().Replace(code, "<\\/script")}\n}})(document.currentScript.parentElement)</script></div>";

    private static string? Picture(CellOutput output, string mime)
    {
        if (output.TextOf(mime) is not string data)
        {
            return null;
        }

        string text = WebUtility.HtmlEncode(output.TextOf(MimeTypes.Text) ?? "picture");
        return $"<img alt=\"{text}\" src=\"data:{mime};base64,{WebUtility.HtmlEncode(data.ReplaceLineEndings(""))}\">";
    }

    private static string Text(string text, string cssClass)
    {
        string plain = WebUtility.HtmlEncode(EscapeSequences().Replace(text, "").TrimEnd('\n'));
        string block = $"<pre class=\"{cssClass}\" tabindex=\"0\">{plain}</pre>";
        return plain.Length <= LongText
            ? block
            : string.Create(CultureInfo.InvariantCulture, $"<details><summary>{text.Length:N0} characters of text</summary>{block}</details>");
    }

    [GeneratedRegex("</script", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfScript();

    // Colours of a terminal.
    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex EscapeSequences();
}

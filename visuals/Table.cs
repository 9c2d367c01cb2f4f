using System.Globalization;
using Tutorial.Reference.Layers;
using Tutorial.Visuals.Display;
using Tutorial.Visuals.Html;

namespace Tutorial.Visuals;

/// <summary>Words and numbers in rows under a header, shown as an HTML table.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [Mime.Html, Mime.Text])]
public sealed class Table
{
    private readonly NumbersTable _content;
    private readonly string _text;

    internal Table(NumbersTable content, string text)
    {
        _content = content;
        _text = text;
    }

    /// <summary>An HTML table with a caption.</summary>
    public string ToHtml() => HtmlWriter.Table(_content);

    /// <summary>The same as plain text.</summary>
    public override string ToString() => _text;
}

/// <summary>Tables of the library's results.</summary>
public static class Tables
{
    /// <summary>A model's summary as a table: <c>model.Summary((1, 784)).Table()</c>.</summary>
    /// <param name="summary">What <c>Summary</c> returned.</param>
    public static Table Table(this ModelSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
        var rows = summary.Rows.Select(row => (string[])[row.Name, row.Layer, row.Output?.ToString() ?? "as before", Number(row.Parameters)]);
        return new Table(
            new NumbersTable($"{Number(summary.Parameters)} parameters", ["name", "layer", "output", "parameters"], [.. rows]), summary.ToString());
    }
}

using System.Net;
using System.Text;

namespace Tutorial.Visuals.Html;

/// <summary>Writes a figure as HTML that needs no script: picture, description, numbers.</summary>
internal static class HtmlWriter
{
    /// <summary>Longer tables are thinned: the plotly figure and the program have every number.</summary>
    public const int MostRows = 100;

    /// <summary>Wider tables are cut.</summary>
    public const int MostColumns = 40;

    /// <summary>One <c>figure</c> element; the numbers stand folded below the picture.</summary>
    public static string Write(Figure figure)
    {
        var html = new StringBuilder("<figure class=\"tutorial-figure\" style=\"margin:0\">");
        html.Append(Svg.SvgWriter.Write(figure, standalone: false));
        html.Append("<figcaption><details><summary>In words and numbers</summary><p>").Append(Safe(figure.Description)).Append("</p>");
        foreach (NumbersTable table in NumbersTable.Of(figure))
        {
            html.Append(Table(table));
        }

        return html.Append("</details></figcaption></figure>").ToString();
    }

    /// <summary>One <c>table</c> element with its caption.</summary>
    public static string Table(NumbersTable table)
    {
        var html = new StringBuilder();
        int step = ((table.Rows.Count - 1) / MostRows) + 1;
        string caption = step == 1 ? table.Caption : $"{table.Caption} (every {step}th of {Words.Numbers.Count(table.Rows.Count, "row")})";
        bool wide = table.Header.Count > MostColumns;
        html.Append("<table><caption>").Append(Safe(wide ? $"{caption} (the first {MostColumns} of {table.Header.Count} columns)" : caption));
        html.Append("</caption><thead>");
        Row(html, table.Header, "th scope=\"col\"", "th");
        html.Append("</thead><tbody>");
        foreach (IReadOnlyList<string> row in table.Rows.Where((_, i) => i % step == 0))
        {
            Row(html, row, "td", "td");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private static void Row(StringBuilder html, IReadOnlyList<string> cells, string open, string close)
    {
        html.Append("<tr>");
        foreach (string cell in cells.Take(MostColumns))
        {
            html.Append('<').Append(open).Append('>').Append(Safe(cell)).Append("</").Append(close).Append('>');
        }

        html.Append("</tr>");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(Words.Letters.Clean(text));
}

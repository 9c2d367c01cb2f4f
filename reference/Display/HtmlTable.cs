using System.Net;
using System.Text;

namespace Tutorial.Reference.Display;

/// <summary>A plain HTML table: a row of headings and rows of cells.</summary>
internal static class HtmlTable
{
    /// <summary>Writes the table; every text is encoded.</summary>
    /// <param name="headings">The columns' names.</param>
    /// <param name="rows">One text for each column.</param>
    public static string Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder html = new("<table><thead>");
        Append(html, "th", headings);
        html.Append("</thead><tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            Append(html, "td", row);
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static void Append(StringBuilder html, string tag, IReadOnlyList<string> cells)
        => html.Append("<tr>").AppendJoin("", cells.Select(cell => $"<{tag}>{WebUtility.HtmlEncode(cell)}</{tag}>")).Append("</tr>");
}

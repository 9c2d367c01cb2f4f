using System.Net;
using Microsoft.DotNet.Interactive.Formatting.Tables;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The built-in text/html: tables for what has rows or named parts, plain text in a frame for the rest.</summary>
internal static class HtmlText
{
    /// <summary>Whether HTML says more of this value than its plain text.</summary>
    public static bool Knows(object? value) => Grid.From(value) is not null;

    /// <summary>Writes the value's HTML.</summary>
    public static void Write(object? value, TextWriter writer)
    {
        if (value is IHtmlContent content)
        {
            content.WriteTo(writer);
        }
        else if (Grid.From(value) is Grid grid)
        {
            WriteTable(grid, writer);
        }
        else
        {
            writer.Write($"<pre>{WebUtility.HtmlEncode(PlainText.Of(value))}</pre>");
        }
    }

    private static void WriteTable(Grid grid, TextWriter writer)
    {
        writer.Write("<table><thead><tr>");
        foreach (string column in grid.Columns)
        {
            writer.Write($"<th scope=\"col\">{WebUtility.HtmlEncode(column)}</th>");
        }

        writer.Write("</tr></thead><tbody>");
        foreach (object?[] row in grid.Rows)
        {
            writer.Write("<tr>");
            foreach (object? cell in row)
            {
                writer.Write(TextTable.IsNumber(cell) ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">");
                writer.Write(cell is IHtmlContent markup ? markup.ToString() : WebUtility.HtmlEncode(PlainText.Of(cell, 1)));
                writer.Write("</td>");
            }

            writer.Write("</tr>");
        }

        writer.Write("</tbody></table>");
        if (grid.More is not null)
        {
            writer.Write($"<p>{WebUtility.HtmlEncode(grid.More)}</p>");
        }
    }
}

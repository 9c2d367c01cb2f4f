using System.Text;

namespace Microsoft.DotNet.Interactive.Formatting.Tables;

/// <summary>Writes a table in letters of one width.</summary>
internal static class TextTable
{
    private const int WidestColumn = 60;

    /// <summary>The table with aligned columns, numbers to the right.</summary>
    public static string Of(Grid grid)
    {
        string[][] rows = [grid.Columns, .. grid.Rows.Select(row => row.Select(cell => Cut(PlainText.Of(cell, 1))).ToArray())];
        int[] widths = [.. grid.Columns.Select((_, column) => rows.Max(row => row[column].Length))];
        bool[] right = [.. grid.Columns.Select((_, column) => grid.Rows.All(row => IsNumber(row[column])))];

        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        text.Append(grid.More);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Whether a cell belongs to the right of its column.</summary>
    public static bool IsNumber(object? cell) => cell is not null && cell is not char and not bool && (cell.GetType().IsPrimitive || cell is decimal or Half);

    private static string Cut(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= WidestColumn ? line : line[..(WidestColumn - 1)] + "…";
    }
}

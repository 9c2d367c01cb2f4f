using System.Globalization;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Reporting;

/// <summary>Values as a learner reads them.</summary>
public static class ValueText
{
    private const int MostShown = 12;

    /// <summary>One line, or one line a row for tables.</summary>
    /// <param name="value">A plain value.</param>
    public static string Of(object? value) => value switch
    {
        null => "null",
        double number => Number(number),
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        Array { Rank: 2 } table => Table(table),
        object?[] parts when parts.GetType() == typeof(object[]) => string.Join("\n", parts.Select(Of)),
        Array { Rank: 1 } rows when rows.GetType().GetElementType()!.IsArray => Rows(rows),
        Array { Rank: 1 } vector => $"[{string.Join(", ", Cut(vector.Cast<object?>().Select(Of)))}]",
        Array cube => $"{Values.Shape(cube)}: {string.Join(", ", Cut(cube.Cast<object?>().Select(Of)))}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Six digits, and the words for what is no number.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? number > 0 ? "∞" : "-∞"
        : (number + 0.0).ToString("G6", CultureInfo.InvariantCulture);

    private static string Table(Array table)
    {
        int rows = table.GetLength(0), columns = table.GetLength(1);
        if (rows == 0 || columns == 0)
        {
            return $"no numbers ({rows}×{columns})";
        }

        string[][] cells = [.. Enumerable.Range(0, Math.Min(rows, MostShown)).Select(i =>
            Enumerable.Range(0, Math.Min(columns, MostShown)).Select(j => Of(table.GetValue(i, j))).ToArray())];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(j => cells.Max(row => row[j].Length))];
        IEnumerable<string> lines = cells.Select(row => $"[{string.Join("  ", row.Select((cell, j) => cell.PadLeft(widths[j])))}{(columns > MostShown ? "  …" : "")}]");
        return string.Join("\n", rows > MostShown ? lines.Append("…") : lines);
    }

    private static string Rows(Array rows) => rows.Length == 0 ? "[]" : string.Join("\n", Cut(rows.Cast<object?>().Select(Of)));

    private static IEnumerable<string> Cut(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length <= MostShown ? all : all.Take(MostShown).Append("…");
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutorial.Demos.Playing;

/// <summary>Own data as people paste them: lines of numbers (CSV), or lists of numbers in a list (JSON).</summary>
public static class OwnData
{
    /// <summary>The most rows taken, so that a step stays quick.</summary>
    public const int MostRows = 2000;

    /// <summary>Reads rows of numbers. A first line without a number is taken as a heading; empty lines are passed over.</summary>
    /// <param name="text">CSV with commas, semicolons or tabs, or JSON such as [[1, 2, 0], [3, 4, 1]].</param>
    /// <param name="columns">Numbers a row must have; 0: any, but all rows alike.</param>
    /// <param name="means">What a row is, for the sentence about a wrong one: "x, y and the class (0 or 1)".</param>
    /// <exception cref="DemoException">A row is not as it must be, or there are none or too many.</exception>
    public static double[][] Rows(string text, int columns, string means)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[][] cells = Cells(text, means);
        bool heading = cells.Length > 0 && cells[0].All(cell => !IsNumber(cell, out _));
        double[][] rows = [.. cells.Skip(heading ? 1 : 0).Select((row, index) => row.Select(cell => IsNumber(cell, out double number) ? number
            : throw new DemoException($"Row {index + 1} of the data, \"{string.Join(",", row)}\": \"{cell}\" is no number; a row is {means}.")).ToArray())];
        int expected = columns > 0 || rows.Length == 0 ? columns : rows[0].Length;
        int wrong = Array.FindIndex(rows, row => row.Length != expected);
        return rows.Length == 0 ? throw new DemoException($"The data have no row; write one row on a line: {means}.")
            : rows.Length > MostRows ? throw new DemoException($"The data have {rows.Length} rows and at most {MostRows} are taken; leave some out.")
            : wrong >= 0 ? throw new DemoException($"Row {wrong + 1} of the data has {rows[wrong].Length} numbers and needs {expected}: {means}.")
            : rows;
    }

    /// <summary>Reads rows of cells, whatever is in them; empty lines are passed over.</summary>
    /// <param name="text">CSV, or a JSON list of lists.</param>
    /// <param name="means">What a row is.</param>
    /// <exception cref="DemoException">It begins like JSON and is none.</exception>
    public static string[][] Cells(string text, string means)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart().StartsWith('[') ? FromJson(text, means)
            : [.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => line.Split(',', ';', '\t').Select(cell => cell.Trim()).ToArray())];
    }

    private static bool IsNumber(string part, out double number) =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string[][] FromJson(string text, string means)
    {
        try
        {
            return [.. JsonArray(JsonNode.Parse(text)).Select(row => JsonArray(row).Select(cell => $"{cell}").ToArray())];
        }
        catch (JsonException)
        {
            throw new DemoException($"The data begin with [ and are no list of lists; write [[…], […]] where each inner list is {means}.");
        }
    }

    private static JsonArray JsonArray(JsonNode? node) => node as JsonArray ?? throw new JsonException();
}

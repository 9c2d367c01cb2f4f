using System.Globalization;
using Tutorial.Demos.Playing;

namespace Tutorial.Demos;

/// <summary>Who runs, and at which learning rate.</summary>
internal static class RaceEntries
{
    private const int Most = 7;

    private static readonly string[] _known = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"];

    // Rates at which each does well on that surface, so that the race is fair until somebody changes it.
    private static readonly Dictionary<string, double[]> _fair = new()
    {
        ["ravine"] = [0.035, 0.02, 0.02, 1.5, 0.1, 0.3],
        ["rosenbrock"] = [0.001, 0.0004, 0.0004, 0.3, 0.01, 0.05],
        ["saddle"] = [0.03, 0.01, 0.01, 0.2, 0.02, 0.05],
    };

    /// <summary>The runners that somebody wrote, or all six at fair rates; every rate times the common factor.</summary>
    /// <exception cref="DemoException">A line is no runner.</exception>
    public static IReadOnlyList<(string Name, double Rate)> Read(Values values)
    {
        double factor = values.Number("factor");
        string own = values.Text("data");
        return own.Trim().Length == 0
            ? [.. _known.Select((name, i) => (name, factor * _fair[values.Text("surface")][i]))]
            : [.. Rows(own).Select((cells, i) => Entry(cells, i + 1, factor))];
    }

    /// <summary>The same as text.</summary>
    public static string Write(IEnumerable<(string Name, double Rate)> entries) =>
        string.Join('\n', entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Name},{entry.Rate:g6}")));

    private static string[][] Rows(string own)
    {
        string[][] rows = OwnData.Cells(own, "a runner and its rate");
        return rows.Length is > 0 and <= Most ? rows : throw new DemoException($"There are {rows.Length} runners; write 1 to {Most}, one on a line, such as adam,0.1.");
    }

    private static (string Name, double Rate) Entry(string[] cells, int row, double factor)
    {
        string name = cells[0].Trim().ToLowerInvariant();
        return !_known.Contains(name) ? throw new DemoException($"Row {row}: there is no runner \"{cells[0].Trim()}\"; there are {string.Join(", ", _known)}.")
            : cells.Length == 2 && double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate is >= 0 and <= 100 ? (name, factor * rate)
            : throw new DemoException($"Row {row}: write the runner and its rate, a number from 0 to 100, such as {name},0.1.");
    }
}

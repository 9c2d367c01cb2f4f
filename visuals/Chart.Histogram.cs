using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>How the values of several layers spread: one histogram each, side by side, over the same interval.</summary>
    /// <param name="x">What the values are, with their unit, such as <c>activation</c>.</param>
    /// <param name="layers">For each layer its name and its values.</param>
    /// <param name="bins">Intervals of a histogram.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">There is no layer.</exception>
    public static Figure Histogram(
        string x, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> layers, int bins = 30, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Check.That(layers.Count > 0, $"Chart.Histogram '{x}': there are no values to show; give at least one name with its values.");
        double[] all = [.. layers.SelectMany(l => l.Values).Where(double.IsFinite)];
        (double low, double high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        Figure[] panels = [.. layers.Select(layer =>
        {
            double[] finite = [.. layer.Values.Where(double.IsFinite)];
            Figure panel = Figure.Of(layer.Name, x, "values (count)").Histogram(layer.Name, layer.Values, bins, (low, high));
            return finite.Length == 0 ? panel : panel.Describe(Spread(layer.Name, finite, layer.Values.Count - finite.Length));
        })];
        string name = title ?? $"Spread of {x}";
        return layers.Count == 1
            ? Figure.Of(name, x, "values (count)").Histogram(layers[0].Name, layers[0].Values, bins, (low, high))
                .Describe($"{name}. {panels[0].Description}")
            : Figure.Grid(name, Math.Min(4, layers.Count), panels)
                .Describe($"{name}. {string.Join(" ", panels.Select(p => p.Description))}");
    }

    private static string Spread(string name, double[] values, int odd)
    {
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return $"{name}: {Words.Numbers.Count(values.Length, "value")}, mean {Words.Numbers.Short(mean)}, standard deviation {Words.Numbers.Short(deviation)}, "
            + $"from {Words.Numbers.Short(values.Min())} to {Words.Numbers.Short(values.Max())}."
            + (odd > 0 ? $" {Words.Numbers.Count(odd, "value")} left out: not a number or infinite." : "");
    }
}

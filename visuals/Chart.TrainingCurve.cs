using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>How a loss or a metric changes from epoch to epoch, for one run or several.</summary>
    /// <param name="y">What is measured, with its unit, such as <c>cross-entropy (nats)</c>.</param>
    /// <param name="runs">For each run its name and its value after epoch 1, 2, …</param>
    /// <param name="baseline">The value of a trivial model, to be beaten; drawn as a line across.</param>
    /// <param name="x">What is counted.</param>
    /// <param name="title">Stands above; made from <paramref name="y"/> when not given.</param>
    /// <exception cref="ArgumentException">There is no run.</exception>
    public static Figure TrainingCurve(
        string y, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> runs, double? baseline = null, string x = "epoch", string? title = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Check.That(runs.Count > 0, $"Chart.TrainingCurve '{y}': there is no run to show; give at least one name with its values.");
        Figure figure = Figure.Of(title ?? $"{WithoutUnit(y)} by {x}", x, y);
        foreach ((string name, IReadOnlyList<double> values) in runs)
        {
            figure = figure.Line(name, values);
        }

        return baseline is { } value ? figure.HorizontalLine(value, $"baseline {Numbers.Short(value)}") : figure;
    }

    /// <summary>The loss of a training run beside one metric of it, each with its validation curve.</summary>
    /// <param name="loss">Name of the loss with its unit.</param>
    /// <param name="losses">Named histories of the loss, such as training and validation.</param>
    /// <param name="metric">Name of the metric with its unit, such as <c>accuracy (share)</c>.</param>
    /// <param name="metrics">Named histories of the metric.</param>
    public static Figure TrainingCurves(
        string loss,
        IReadOnlyList<(string Name, IReadOnlyList<double> Values)> losses,
        string metric,
        IReadOnlyList<(string Name, IReadOnlyList<double> Values)> metrics) => Figure.Grid(
            $"{WithoutUnit(loss)} and {WithoutUnit(metric)} by epoch", 2, TrainingCurve(loss, losses), TrainingCurve(metric, metrics));

    private static string WithoutUnit(string name) => name.Split('(')[0].Trim();
}

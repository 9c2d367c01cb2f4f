using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>The ways that several optimizers take down the same surface, seen from above.</summary>
    /// <param name="surface">The loss at (x, y).</param>
    /// <param name="rangeX">The part of the plane that is shown.</param>
    /// <param name="rangeY">The part of the plane that is shown.</param>
    /// <param name="paths">For each optimizer its name and its positions, step by step.</param>
    /// <param name="logHeight">Colours the logarithm of the loss, so that a narrow valley is seen; the surface must be above 0 or touch it.</param>
    /// <param name="x">Name of the first parameter.</param>
    /// <param name="y">Name of the second parameter.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">A range is empty, or there is no path.</exception>
    public static Figure OptimizerRace(
        Func<double, double, double> surface,
        (double Low, double High) rangeX,
        (double Low, double High) rangeY,
        IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Steps)> paths,
        bool logHeight = true, string x = "w₁", string y = "w₂", string title = "Optimizer race")
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(paths);
        Check.That(paths.Count > 0, $"Chart.OptimizerRace '{title}': there is no path; give at least one optimizer with its steps.");
        const int Resolution = 80;
        double[] xs = Grids.Between(rangeX.Low, rangeX.High, Resolution), ys = Grids.Between(rangeY.Low, rangeY.High, Resolution);
        double[,] loss = new double[Resolution, Resolution];
        for (int i = 0; i < loss.Length; i++)
        {
            loss[i / Resolution, i % Resolution] = surface(xs[i % Resolution], ys[i / Resolution]);
        }

        // log(1 + loss above the lowest): defined everywhere, and 0 at the bottom.
        double bottom = Grids.Extremes(loss).Low;
        double[,] height = logHeight ? Grids.Map(loss, v => Math.Log10(1 + (v - bottom))) : loss;
        (double low, double high) = Grids.Extremes(height);
        string name = logHeight ? "log₁₀(1 + loss)" : "loss";
        Figure figure = Figure.Of(title, x, y).RangeX(rangeX.Low, rangeX.High).RangeY(rangeY.Low, rangeY.High)
            .Change(p => p.With(new HeatMark(name, height, xs, ys, ColourScale.Paper, low, high, null)))
            .Contour(name, xs, ys, height);
        foreach ((string optimizer, IReadOnlyList<(double X, double Y)> steps) in paths)
        {
            figure = figure.Line(optimizer, [.. steps.Select(s => s.X)], [.. steps.Select(s => s.Y)]);
        }

        var ends = paths.Where(p => p.Steps.Count > 0).Select(p =>
            $"{p.Name}: {Numbers.Count(p.Steps.Count - 1, "step")}, loss from {Numbers.Short(surface(p.Steps[0].X, p.Steps[0].Y))} "
            + $"to {Numbers.Short(surface(p.Steps[^1].X, p.Steps[^1].Y))} at ({Numbers.Short(p.Steps[^1].X)}, {Numbers.Short(p.Steps[^1].Y)}).");
        return figure.Size(800, 560).Describe($"{title}. {string.Join(" ", ends)}");
    }
}

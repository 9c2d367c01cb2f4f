using Tutorial.Reference.Layers;
using Tutorial.Reference.Training;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>The course of a training: the loss, and beside it each metric, with validation where it was recorded.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="loss">Name of the loss with its unit.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static Figure TrainingCurves(TrainingHistory history, string loss = "loss (mean per example)", string title = "Training")
    {
        ArgumentNullException.ThrowIfNull(history);
        const string Validation = "val_";
        string[] names = [.. history.Names.Where(n => !n.StartsWith(Validation, StringComparison.Ordinal))];
        Check.That(names.Length > 0, $"Chart.TrainingCurves '{title}': the history has no epoch yet; train at least one.");
        Figure[] figures = [.. names.Select(name => TrainingCurve(
            name == "loss" ? loss : name == "accuracy" ? "accuracy (share)" : name,
            history.Names.Contains(Validation + name)
                ? [("training", history[name]), ("validation", history[Validation + name])]
                : [("training", history[name])]))];
        return figures.Length == 1 ? figures[0] : Figure.Grid(title, Math.Min(2, figures.Length), figures);
    }

    /// <summary>The linear layers of a chain as a diagram with their weights; what stands between them has none.</summary>
    /// <param name="model">A chain that has at least one linear layer.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">There is no linear layer.</exception>
    public static Figure NetworkDiagram<T>(Sequential<T> model, string title = "Network")
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        Linear<T>[] linear = [.. model.Children.Select(c => c.Layer).OfType<Linear<T>>()];
        Check.That(linear.Length > 0, $"Chart.NetworkDiagram '{title}': the chain has no linear layer; give one that has, or the layers' sizes.");
        (string, int)[] layers =
        [
            ("input", linear[0].Weight.Shape[1]),
            .. linear.Select((l, i) => (i == linear.Length - 1 ? "output" : linear.Length == 2 ? "hidden" : $"hidden {i + 1}", l.Weight.Shape[0])),
        ];
        return NetworkDiagram(
            layers, [.. linear.Select(l => TensorFigures.Matrix(l.Weight.ToDoubles(), 0, l.Weight.Shape[0], l.Weight.Shape[1]))], title);
    }
}

using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>A batch of pictures in rows and columns.</summary>
    /// <param name="images">(N, C, H, W) with C = 1 or 3, or (N, H, W) for grey.</param>
    /// <param name="captions">One for each picture, or none.</param>
    /// <param name="columns">Pictures in a row; chosen when not given.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">The tensor has another rank or number of channels.</exception>
    public static Figure ImageGrid<T>(
        Tensor<T> images, IReadOnlyList<string>? captions = null, int? columns = null, string title = "Pictures")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(images);
        Check.That(
            images.Rank is 3 or 4,
            $"Chart.ImageGrid '{title}': the tensor is {images.Shape}; give (N, C, H, W), or (N, H, W) for grey pictures.");
        float[] numbers = [.. images.ToDoubles().Select(v => (float)v)];
        int count = images.Shape[0], channels = images.Rank == 3 ? 1 : images.Shape[1];
        return ImageGrid(
            [.. numbers.Chunk(Math.Max(1, images.Length / Math.Max(1, count)))], images.Shape[-2], images.Shape[-1], channels, captions, columns, title);
    }

    /// <summary>What a model answers in the plane around some points, with the points on top.</summary>
    /// <param name="points">(N, 2).</param>
    /// <param name="classes">N numbers 0, 1, 2, …</param>
    /// <param name="model">Gives (M, K) scores, the highest wins, or (M, 1), of which class 1 is what reaches <paramref name="threshold"/>.</param>
    /// <param name="classNames">One for each class.</param>
    /// <param name="x">Name of the first feature with its unit.</param>
    /// <param name="y">Name of the second feature with its unit.</param>
    /// <param name="title">Stands above.</param>
    /// <param name="resolution">Grid cells across and up.</param>
    /// <param name="threshold">Of a single output: 0 for logits, 0.5 for probabilities.</param>
    /// <exception cref="ArgumentException">Sizes differ.</exception>
    public static Figure DecisionBoundary<T>(
        Tensor<T> points, IReadOnlyList<int> classes, Layer<T> model, IReadOnlyList<string>? classNames = null,
        string x = "x₁", string y = "x₂", string title = "Decision boundary", int resolution = 120, double threshold = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(model);
        Check.That(points.Rank == 2, $"Chart.DecisionBoundary: the points are {points.Shape}, but a plane has two features; give (N, 2).");
        double[,] plane = TensorFigures.Matrix(points.ToDoubles(), 0, points.Shape[0], points.Shape[1]);
        Tensor<T> Answer(double[,] positions) => model.Predict(Tensor<T>.From(Grids.Map(positions, T.CreateChecked)));
        // One row is enough to see how many outputs there are.
        bool single = Answer(new double[1, plane.GetLength(1)]).Length == 1;
        return single
            ? DecisionBoundary(plane, classes, p => Answer(p).ToDoubles(), classNames, x, y, title, resolution, threshold)
            : DecisionBoundary(plane, classes, p => Highest(Answer(p)), classNames, x, y, title, resolution);
    }

    /// <summary>How the values of several tensors spread, such as the activations of each layer.</summary>
    /// <param name="x">What the values are, with their unit.</param>
    /// <param name="layers">For each its name and the tensor.</param>
    /// <param name="bins">Intervals of a histogram.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">There is no tensor.</exception>
    public static Figure Histogram<T>(string x, IReadOnlyList<(string Name, Tensor<T> Values)> layers, int bins = 30, string? title = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Histogram(x, [.. layers.Select(l => (l.Name, (IReadOnlyList<double>)l.Values.ToDoubles()))], bins, title);
    }

    /// <summary>Which class was taken for which, counted from the true classes and the answers.</summary>
    /// <param name="trueClasses">0, 1, 2, …</param>
    /// <param name="answers">As many.</param>
    /// <param name="classNames">One for each class; as many classes as occur when not given.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">Counts differ, or a class has no name.</exception>
    public static Figure ConfusionMatrix(
        IReadOnlyList<int> trueClasses, IReadOnlyList<int> answers, IReadOnlyList<string>? classNames = null, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(trueClasses);
        ArgumentNullException.ThrowIfNull(answers);
        Check.That(
            trueClasses.Count == answers.Count && answers.Count > 0,
            $"Chart.ConfusionMatrix: there are {trueClasses.Count} true classes and {answers.Count} answers; give as many of both, at least one.");
        (int least, int most) = (Math.Min(trueClasses.Min(), answers.Min()), Math.Max(trueClasses.Max(), answers.Max()));
        int count = classNames?.Count ?? most + 1;
        Check.That(
            least >= 0 && most < count,
            $"Chart.ConfusionMatrix: classes from {least} to {most} occur, but there are {count} names; number classes from 0 and name each.");
        int[,] counts = new int[count, count];
        foreach ((int truth, int answer) in trueClasses.Zip(answers))
        {
            counts[truth, answer]++;
        }

        return ConfusionMatrix(counts, classNames, title);
    }

    private static int[] Highest<T>(Tensor<T> scores)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. scores.ToDoubles().Chunk(scores.Shape[-1]).Select(row => Array.IndexOf(row, row.Max()))];
}

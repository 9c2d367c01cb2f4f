using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>What a classifier answers in the plane around some points, with the points on top.</summary>
    /// <param name="points">(N, 2).</param>
    /// <param name="classes">N numbers 0, 1, 2, …: the class that each point has.</param>
    /// <param name="predict">Takes (M, 2) and answers M classes; it is called once, on a grid.</param>
    /// <param name="classNames">One for each class; "class 0", "class 1", … when not given.</param>
    /// <param name="x">Name of the first feature with its unit.</param>
    /// <param name="y">Name of the second feature with its unit.</param>
    /// <param name="title">Stands above.</param>
    /// <param name="resolution">Grid cells across and up.</param>
    /// <exception cref="ArgumentException">Sizes differ, or the answer does not fit.</exception>
    public static Figure DecisionBoundary(
        double[,] points, IReadOnlyList<int> classes, Func<double[,], int[]> predict,
        IReadOnlyList<string>? classNames = null, string x = "x₁", string y = "x₂", string title = "Decision boundary", int resolution = 120)
    {
        Plane plane = Plane.Around(points, classes, predict, resolution, "Chart.DecisionBoundary");
        int[] answers = plane.Ask(predict, "Chart.DecisionBoundary");
        int count = Math.Max(2, Math.Max(answers.DefaultIfEmpty(0).Max(), classes.DefaultIfEmpty(0).Max()) + 1);
        IReadOnlyList<string> names = classNames ?? [.. Enumerable.Range(0, count).Select(c => $"class {c}")];
        Figure figure = Figure.Of(title, x, y).Regions("the answer", plane.X, plane.Y, plane.Grid(answers), names);
        int wrong = predict(points).Zip(classes).Count(p => p.First != p.Second);
        figure = Plane.WithPoints(figure, points, classes, names);
        return figure.Describe($"{figure.Description} {Numbers.Count(wrong, "point")} of {classes.Count} on the wrong side.");
    }

    /// <summary>The same for a classifier of two classes that answers a probability; the line is where it says <paramref name="threshold"/>.</summary>
    /// <param name="points">(N, 2).</param>
    /// <param name="classes">N numbers, 0 or 1.</param>
    /// <param name="probability">Takes (M, 2) and answers the probability of class 1, M times; it is called once, on a grid.</param>
    /// <param name="classNames">Two; "class 0" and "class 1" when not given.</param>
    /// <param name="x">Name of the first feature with its unit.</param>
    /// <param name="y">Name of the second feature with its unit.</param>
    /// <param name="title">Stands above.</param>
    /// <param name="resolution">Grid cells across and up.</param>
    /// <param name="threshold">0.5 for probabilities, 0 for scores.</param>
    /// <exception cref="ArgumentException">Sizes differ, or the answer does not fit.</exception>
    public static Figure DecisionBoundary(
        double[,] points, IReadOnlyList<int> classes, Func<double[,], double[]> probability,
        IReadOnlyList<string>? classNames = null, string x = "x₁", string y = "x₂", string title = "Decision boundary", int resolution = 120,
        double threshold = 0.5)
    {
        Plane plane = Plane.Around(points, classes, probability, resolution, "Chart.DecisionBoundary");
        double[] answers = plane.Ask(probability, "Chart.DecisionBoundary");
        IReadOnlyList<string> names = classNames ?? ["class 0", "class 1"];
        double[,] height = plane.Grid(answers);
        Figure figure = Figure.Of(title, x, y)
            .Regions("the answer", plane.X, plane.Y, Grids.Map(height, p => p >= threshold ? 1 : 0), names)
            .Change(p => p.With(new ContourMark("the model's output", height, plane.X, plane.Y, [threshold], Strong: true)));
        return Plane.WithPoints(figure, points, classes, names);
    }
}

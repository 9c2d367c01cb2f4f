namespace Tutorial.Visuals.Marks;

/// <summary>A grid of positions around some points of the plane, on which a model can be asked.</summary>
internal sealed record Plane(double[] X, double[] Y)
{
    /// <summary>A grid a tenth wider than the points on every side.</summary>
    public static Plane Around(double[,] points, IReadOnlyList<int> classes, Delegate model, int resolution, string who)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(model);
        Check.That(
            points.GetLength(1) == 2,
            $"{who}: the points are ({points.GetLength(0)}, {points.GetLength(1)}), but a plane has two features; give (N, 2).");
        Check.That(
            points.GetLength(0) == classes.Count,
            $"{who}: there are {points.GetLength(0)} points and {classes.Count} classes; give one class for each point.");
        Check.That(resolution >= 2, $"{who}: a grid of {resolution} × {resolution} shows no boundary; give a resolution of at least 2.");
        return new Plane(Axis(points, 0, resolution), Axis(points, 1, resolution));
    }

    /// <summary>The model's answers, one for each position, row by row.</summary>
    public T[] Ask<T>(Func<double[,], T[]> model, string who)
    {
        double[,] positions = new double[X.Length * Y.Length, 2];
        for (int i = 0; i < positions.GetLength(0); i++)
        {
            (positions[i, 0], positions[i, 1]) = (X[i % X.Length], Y[i / X.Length]);
        }

        T[] answers = model(positions);
        Check.That(
            answers.Length == positions.GetLength(0),
            $"{who}: the model was asked at {positions.GetLength(0)} positions and gave {answers.Length} answers; give one for each row.");
        return answers;
    }

    /// <summary>Answers as (y, x).</summary>
    public T[,] Grid<T>(T[] answers)
    {
        var grid = new T[Y.Length, X.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            grid[i / X.Length, i % X.Length] = answers[i];
        }

        return grid;
    }

    /// <summary>The figure with the points of each class as a series of its own; a class without points keeps its colour.</summary>
    public static Figure WithPoints(Figure figure, double[,] points, IReadOnlyList<int> classes, IReadOnlyList<string> names)
    {
        for (int c = 0; c < names.Count; c++)
        {
            int[] members = [.. Enumerable.Range(0, classes.Count).Where(i => classes[i] == c)];
            figure = figure.Scatter(names[c], [.. members.Select(i => points[i, 0])], [.. members.Select(i => points[i, 1])]);
        }

        return figure;
    }

    private static double[] Axis(double[,] points, int column, int resolution)
    {
        double[] values = [.. Enumerable.Range(0, points.GetLength(0)).Select(i => points[i, column]).Where(double.IsFinite)];
        (double low, double high) = values.Length == 0 ? (0, 1) : (values.Min(), values.Max());
        double margin = high > low ? (high - low) * 0.1 : 1;
        return Grids.Between(low - margin, high + margin, resolution);
    }
}

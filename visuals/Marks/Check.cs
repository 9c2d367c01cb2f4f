namespace Tutorial.Visuals.Marks;

/// <summary>What a figure asks of its data, each with one sentence that says what, where, and what to do.</summary>
internal static class Check
{
    /// <summary>Throws the sentence unless the condition holds.</summary>
    public static void That(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException(otherwise);
        }
    }

    /// <summary>A title, an axis or a line has words.</summary>
    public static void Named(string? name, string where, string what) => That(!string.IsNullOrWhiteSpace(name), $"{where}: give {what}.");

    /// <summary>As many x as y; copies of both.</summary>
    public static (double[] X, double[] Y) Pairs(
        Figure figure, string kind, string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        That(
            x.Count == y.Count,
            $"Figure '{figure.Title}': {kind} '{name}' has {x.Count} x values and {y.Count} y values; give one y for each x.");
        return ([.. x], [.. y]);
    }

    /// <summary>At least one cell; a copy.</summary>
    public static double[,] Matrix(Figure figure, string name, double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        That(
            values.Length > 0,
            $"Figure '{figure.Title}': '{name}' is a matrix of {values.GetLength(0)} × {values.GetLength(1)}; give at least one cell.");
        return (double[,])values.Clone();
    }

    /// <summary>One row for each y and one column for each x; a copy.</summary>
    public static double[,] Grid(Figure figure, string name, IReadOnlyList<double> x, IReadOnlyList<double> y, double[,] z)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        double[,] copy = Matrix(figure, name, z);
        That(
            z.GetLength(0) == y.Count && z.GetLength(1) == x.Count,
            $"Figure '{figure.Title}': '{name}' is a matrix of {z.GetLength(0)} × {z.GetLength(1)}, but there are {y.Count} y and {x.Count} x; "
            + "rows go along y and columns along x.");
        return copy;
    }
}

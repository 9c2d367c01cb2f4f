namespace Tutorial.Visuals.Marks;

/// <summary>Small helpers over matrices (rows, columns).</summary>
internal static class Grids
{
    /// <summary>0, 1, …, count − 1.</summary>
    public static double[] Indices(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    /// <summary><paramref name="count"/> evenly spaced numbers from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static double[] Between(double low, double high, int count) =>
        [.. Enumerable.Range(0, count).Select(i => count == 1 ? low : low + ((high - low) * i / (count - 1)))];

    /// <summary>The function of every element.</summary>
    public static TOut[,] Map<TIn, TOut>(TIn[,] values, Func<TIn, TOut> function)
    {
        var result = new TOut[values.GetLength(0), values.GetLength(1)];
        for (int row = 0; row < result.GetLength(0); row++)
        {
            for (int column = 0; column < result.GetLength(1); column++)
            {
                result[row, column] = function(values[row, column]);
            }
        }

        return result;
    }

    /// <summary>The words of every element; a missing value has none.</summary>
    public static string[,] Texts(double[,] values, Func<double, string> say) => Map(values, v => double.IsNaN(v) ? "" : say(v));

    /// <summary>The least and the greatest finite element; (0, 0) where there is none.</summary>
    public static (double Low, double High) Extremes(double[,] values)
    {
        double[] finite = [.. values.Cast<double>().Where(double.IsFinite)];
        return finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
    }
}

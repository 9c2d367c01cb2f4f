namespace Tutorial.Lessons.Exercises;

/// <summary>Small helpers for the mistakes and laws of exercises: tables row by row and number by number.</summary>
internal static class Tables
{
    /// <summary>A table of the given size, each entry from its row and column.</summary>
    public static double[,] Make(int rows, int columns, Func<int, int, double> entry)
    {
        var table = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                table[i, j] = entry(i, j);
            }
        }

        return table;
    }

    /// <summary>A table of the same size, each entry changed.</summary>
    public static double[,] Map(double[,] table, Func<double, double> change) => Make(table.GetLength(0), table.GetLength(1), (i, j) => change(table[i, j]));

    /// <summary>One row.</summary>
    public static double[] Row(double[,] table, int i) => [.. Enumerable.Range(0, table.GetLength(1)).Select(j => table[i, j])];

    /// <summary>One column.</summary>
    public static double[] Column(double[,] table, int j) => [.. Enumerable.Range(0, table.GetLength(0)).Select(i => table[i, j])];

    /// <summary>Rows and columns exchanged.</summary>
    public static double[,] Turned(double[,] table) => Make(table.GetLength(1), table.GetLength(0), (i, j) => table[j, i]);

    /// <summary>The softmax of a vector, its maximum subtracted first.</summary>
    public static double[] Softmax(double[] z)
    {
        double[] e = [.. z.Select(v => Math.Exp(v - z.Max()))];
        return [.. e.Select(v => v / e.Sum())];
    }

    /// <summary>True when two answers agree to 1e-9 × max(1, |number|).</summary>
    public static bool Same(object? a, object? b) => Judging.Comparison.IsSame(a, b, 1e-9);
}

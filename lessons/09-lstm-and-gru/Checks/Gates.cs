namespace Tutorial.Lessons.L09LstmAndGru;

/// <summary>What the checks of LSTM and GRU share.</summary>
internal static class Gates
{
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>Row <paramref name="row"/> of a table times a vector.</summary>
    public static double Dot(double[,] table, int row, double[] vector) => vector.Select((value, k) => table[row, k] * value).Sum();

    /// <summary>True when the shapes are those of a cell with so many gates.</summary>
    public static bool Fits(int gates, double[] x, double[] h, double[,] wx, double[,] wh, params double[][] biases) =>
        h.Length >= 2 && wx.GetLength(0) == gates * h.Length && wh.GetLength(0) == gates * h.Length && wx.GetLength(1) == x.Length && wh.GetLength(1) == h.Length
        && biases.All(bias => bias.Length == gates * h.Length);
}

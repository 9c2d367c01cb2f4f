using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>Normalising a set of numbers as its definition says: subtract the mean, divide by the standard deviation.</summary>
/// <remarks>Layer norm and batch norm differ only in which numbers form a set: a row's features, or a channel's values over the batch.</remarks>
internal static class PlainNorm
{
    /// <summary>x̂ = (x − μ) / √(σ² + ε) with σ² = (1/D) Σ (x − μ)².</summary>
    /// <param name="x">The set.</param>
    /// <param name="normalized">x̂; overwritten.</param>
    /// <param name="epsilon">ε.</param>
    /// <returns>μ and σ².</returns>
    public static (T Mean, T Variance) Normalize<T>(ReadOnlySpan<T> x, Span<T> normalized, T epsilon)
        where T : IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(x.Length);
        T mean = T.Zero;
        foreach (T value in x)
        {
            mean += value / count;
        }
        T variance = T.Zero;
        foreach (T value in x)
        {
            variance += (value - mean) * (value - mean) / count;
        }
        for (int i = 0; i < x.Length; i++)
        {
            normalized[i] = (x[i] - mean) / T.Sqrt(variance + epsilon);
        }
        return (mean, variance);
    }

    /// <summary>dx += (g − mean(g) − x̂ · mean(g ⊙ x̂)) / √(σ² + ε), where g = ∂loss/∂x̂.</summary>
    /// <remarks>x reaches the loss in three ways: itself, through the mean (second term), through the variance (third term).</remarks>
    public static void AddGradient<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> normalized, T inverseDeviation, Span<T> dx)
        where T : IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(g.Length);
        T mean = T.Zero;
        T projection = T.Zero;
        for (int i = 0; i < g.Length; i++)
        {
            mean += g[i] / count;
            projection += g[i] * normalized[i] / count;
        }
        for (int i = 0; i < g.Length; i++)
        {
            dx[i] += inverseDeviation * (g[i] - mean - (normalized[i] * projection));
        }
    }
}

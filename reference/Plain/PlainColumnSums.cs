using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>Sums of columns as their definition says: the gradient of what was added to, or multiplied onto, every row.</summary>
internal static class PlainColumnSums
{
    /// <summary>sums[j] += Σᵢ x[i, j] · f[i, j]; all factors are 1 when f is empty.</summary>
    /// <param name="x">(rows, columns).</param>
    /// <param name="f">(rows, columns), or empty.</param>
    /// <param name="sums">(columns,); added to.</param>
    public static void AddProducts<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> f, Span<T> sums)
        where T : INumberBase<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            sums[i % sums.Length] += f.IsEmpty ? x[i] : x[i] * f[i];
        }
    }
}

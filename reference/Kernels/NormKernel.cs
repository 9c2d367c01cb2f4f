using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Normalisation of a contiguous set in <see cref="Vector{T}"/> and whole-span calls; defined by <see cref="Plain.PlainNorm"/>.</summary>
internal static class NormKernel
{
    /// <summary>x̂ = (x − μ) / √(σ² + ε); gives 1 / √(σ² + ε).</summary>
    /// <remarks>The mean is subtracted before squaring: Σx² − μ² would cancel when the mean is large against the deviation.</remarks>
    public static T Normalize<T>(ReadOnlySpan<T> x, Span<T> normalized, T epsilon)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(x.Length);
        TensorPrimitives.Subtract(x, TensorPrimitives.Sum(x) / count, normalized);
        T variance = TensorPrimitives.SumOfSquares<T>(normalized) / count;
        T inverseDeviation = T.One / T.Sqrt(variance + epsilon);
        TensorPrimitives.Multiply(normalized, inverseDeviation, normalized);
        return inverseDeviation;
    }

    /// <summary>dx += (g − mean(g) − x̂ · mean(g ⊙ x̂)) · scale, with both means known: a set may lie in several pieces.</summary>
    public static void AddGradient<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> normalized, T scale, T mean, T projection, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> scales = new(scale), means = new(mean), projections = new(projection);
        int i = 0;
        for (; i <= g.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> centred = new Vector<T>(g[i..]) - means - (new Vector<T>(normalized[i..]) * projections);
            (new Vector<T>(dx[i..]) + (scales * centred)).CopyTo(dx[i..]);
        }
        for (; i < g.Length; i++)
        {
            dx[i] += scale * (g[i] - mean - (normalized[i] * projection));
        }
    }
}

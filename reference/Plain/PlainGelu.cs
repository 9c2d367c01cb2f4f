using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>Gelu as its definition says, number by number.</summary>
/// <remarks>Source: Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.</remarks>
internal static class PlainGelu
{
    /// <summary>y = x Φ(x): each number times the chance that a standard normal draw lies below it.</summary>
    public static void Map<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * NormalDistribution.Cumulative(x[i]);
        }
    }

    /// <summary>dx += dy (Φ(x) + x φ(x)) with φ(x) = e^(−x²/2)/√(2π), because Φ′ = φ.</summary>
    public static void AddGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
        where T : IFloatingPointIeee754<T>
    {
        T two = T.CreateChecked(2);
        for (int i = 0; i < x.Length; i++)
        {
            T density = T.Exp(-x[i] * x[i] / two) / T.Sqrt(T.Tau);
            dx[i] += dy[i] * (NormalDistribution.Cumulative(x[i]) + (x[i] * density));
        }
    }
}

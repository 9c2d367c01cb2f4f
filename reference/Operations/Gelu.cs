using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Gaussian error linear unit, exact: x times the chance that a standard normal draw lies below x.</summary>
    /// <remarks>
    /// Forward:  y = x Φ(x) with Φ(x) = (1 + erf(x/√2))/2.   Backward: dx = dy · (Φ(x) + x φ(x)) with φ(x) = e^(−x²/2)/√(2π).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
    /// </remarks>
    public static Tensor<T> Gelu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new GeluOperation<T>(x).Apply();
}

internal sealed class GeluOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T s_half = T.CreateChecked(0.5);
    private static readonly T s_density = T.One / T.Sqrt(T.Tau);

    public override string Name => "Gelu";

    public override string Equation => @"y = x\, \Phi(x)";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] * NormalDistribution.Cumulative(x[i]);
        }
    }

    // y = x Φ(x) and Φ′ = φ, so y′ = Φ(x) + x φ(x).
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            T density = s_density * T.Exp(-s_half * x[i] * x[i]);
            slope[i] = NormalDistribution.Cumulative(x[i]) + (x[i] * density);
        }
    }
}

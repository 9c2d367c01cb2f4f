using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Sigmoid linear unit, also called Swish.</summary>
    /// <remarks>
    /// Forward:  y = x s with s = sigmoid(x).   Backward: dx = dy · (s + y (1 − s)).
    /// Shapes:   any → the same. Saved: y.
    /// Source:   Elfwing, Uchibe and Doya 2018, arXiv:1702.03118; Ramachandran, Zoph and Le 2017, arXiv:1710.05941.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Silu<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SiluOperation<T>(x).Apply();
}

internal sealed class SiluOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Silu";

    public override string Equation => @"y = \frac{x}{1 + e^{-x}}";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        TensorPrimitives.Sigmoid(x, y);
        TensorPrimitives.Multiply(x, y, y);
    }

    // y = x s, so y′ = s + x s (1 − s) = s + y (1 − s).
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        TensorPrimitives.Sigmoid(x, slope);
        for (int i = 0; i < slope.Length; i++)
        {
            T s = slope[i];
            slope[i] = s + (y[i] * (T.One - s));
        }
    }
}

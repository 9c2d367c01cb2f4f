using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Hyperbolic tangent: squeezes every number into (−1, 1), centred at 0.</summary>
    /// <remarks>
    /// Forward:  y = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).   Backward: dx = dy · (1 − y²).
    /// Shapes:   any → the same. Saved: y.
    /// Source:   LeCun et al. 1998, "Efficient BackProp", section 4.4.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Tanh<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new TanhOperation<T>(x).Apply();
}

internal sealed class TanhOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Tanh";

    public override string Equation => @"y = \tanh x";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Tanh(x, y);

    // y = tanh x = sinh x / cosh x, so y′ = (cosh² x − sinh² x)/cosh² x = 1 − y².
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = T.One - (y[i] * y[i]);
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Exponential of every number.</summary>
    /// <remarks>
    /// Forward:  y = eˣ.   Backward: dx = dy · y.
    /// Shapes:   any → the same. Saved: y.
    /// Limits:   above x ≈ 88.7 in float and 709.8 in double the result is ∞; subtract the maximum first, as Softmax does.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions).
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Exp<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ExpOperation<T>(x).Apply();
}

internal sealed class ExpOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Exp";

    public override string Equation => @"y = e^x";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Exp(x, y);

    // y = eˣ is its own slope.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope) => y.CopyTo(slope);
}

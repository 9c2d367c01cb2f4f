using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Every number with its sign turned; also written <c>-x</c>.</summary>
    /// <remarks>
    /// Forward:  y = −x.   Backward: dx = −dy.
    /// Shapes:   any → the same. Saved: nothing.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions).
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Negate<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new NegateOperation<T>(x).Apply();
}

internal sealed class NegateOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Negate";

    public override string Equation => @"y = -x";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);

    // y = −x falls everywhere with slope −1.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope) => slope.Fill(-T.One);
}

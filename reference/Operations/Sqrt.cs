using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Square root of every number.</summary>
    /// <remarks>
    /// Forward:  y = √x.   Backward: dx = dy / (2 y).
    /// Shapes:   any → the same. Saved: y.
    /// Limits:   the slope at 0 is ∞; add a small ε under the root where x may be 0.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions).
    /// </remarks>
    /// <param name="x">Any shape, 0 or above; below gives NaN.</param>
    public static Tensor<T> Sqrt<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SqrtOperation<T>(x).Apply();
}

internal sealed class SqrtOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Sqrt";

    public override string Equation => @"y = \sqrt{x}";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);

    // y = √x, so y′ = 1/(2√x) = ½/y.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope) => TensorPrimitives.Divide(T.CreateChecked(0.5), y, slope);
}

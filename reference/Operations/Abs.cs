using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Absolute value of every number.</summary>
    /// <remarks>
    /// Forward:  y = |x|.   Backward: dx = dy · sign x (at 0, where no derivative exists, 0 as PyTorch).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 14 (differentiation without differentiability); the value at 0 as PyTorch's abs.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Abs<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AbsOperation<T>(x).Apply();
}

internal sealed class AbsOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Abs";

    public override string Equation => @"y = |x|";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    // y = |x| rises right of 0 and falls left of it.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = x[i] > T.Zero ? T.One : x[i] < T.Zero ? -T.One : T.Zero;
        }
    }
}

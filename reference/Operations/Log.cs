using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Natural logarithm of every number.</summary>
    /// <remarks>
    /// Forward:  y = ln x.   Backward: dx = dy / x.
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Limits:   ln 0 = −∞ and ln of a negative number is NaN, as IEEE 754 says; <see cref="Autograd.Gradients.CheckFinite"/> names them.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions).
    /// </remarks>
    /// <param name="x">Any shape, above 0; 0 gives −∞ and below gives NaN.</param>
    public static Tensor<T> Log<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new LogOperation<T>(x).Apply();
}

internal sealed class LogOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Log";

    public override string Equation => @"y = \ln x";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log(x, y);

    // y = ln x, so y′ = 1/x.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope) => TensorPrimitives.Divide(T.One, x, slope);
}

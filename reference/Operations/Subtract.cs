using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Elementwise difference with broadcasting; also written <c>a - b</c>.</summary>
    /// <remarks>
    /// Forward:  y = a − b.   Backward: da = dy; db = −dy, each summed over the axes on which it was stretched.
    /// Shapes:   a, b that broadcast (NumPy's rule) → y. Saved: nothing.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions); broadcasting as NumPy: Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2.
    /// </remarks>
    /// <param name="a">What is subtracted from, any shape.</param>
    /// <param name="b">What is subtracted, a shape that broadcasts with a's.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> Subtract<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SubtractOperation<T>(a, b).Apply();
}

internal sealed class SubtractOperation<T>(Tensor<T> a, Tensor<T> b) : BroadcastOperation<T>("Subtract", a, b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => @"y = a - b";

    protected override void Map(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Subtract(a, b, y);

    // y = a − b grows with a …
    protected override void SlopeA(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => slope.Fill(T.One);

    // … and falls with b.
    protected override void SlopeB(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => slope.Fill(-T.One);
}

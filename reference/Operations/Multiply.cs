using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Elementwise product with broadcasting; also written <c>a * b</c>. The matrix product is MatMul.</summary>
    /// <remarks>
    /// Forward:  y = a ⊙ b.   Backward: da = dy ⊙ b; db = dy ⊙ a, each summed over the axes on which it was stretched.
    /// Shapes:   a, b that broadcast (NumPy's rule) → y. Saved: nothing beyond the inputs.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions); broadcasting as NumPy: Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2.
    /// </remarks>
    /// <param name="a">Left factor, any shape.</param>
    /// <param name="b">Right factor, a shape that broadcasts with a's.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> Multiply<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MultiplyOperation<T>(a, b).Apply();
}

internal sealed class MultiplyOperation<T>(Tensor<T> a, Tensor<T> b) : BroadcastOperation<T>("Multiply", a, b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => @"y = a \odot b";

    protected override void Map(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Multiply(a, b, y);

    // y = a b: one more a gives b more …
    protected override void SlopeA(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => b.CopyTo(slope);

    // … and one more b gives a more.
    protected override void SlopeB(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => a.CopyTo(slope);
}

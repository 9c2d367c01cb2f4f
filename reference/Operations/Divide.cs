using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Elementwise quotient with broadcasting; also written <c>a / b</c>.</summary>
    /// <remarks>
    /// Forward:  y = a / b.   Backward: da = dy / b; db = −dy ⊙ a / b², each summed over the axes on which it was stretched.
    /// Shapes:   a, b that broadcast (NumPy's rule) → y. Saved: nothing beyond the inputs.
    /// Limits:   division by 0 gives ±∞ or NaN, as IEEE 754 says.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions); broadcasting as NumPy: Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2.
    /// </remarks>
    /// <param name="a">Dividend, any shape.</param>
    /// <param name="b">Divisor, a shape that broadcasts with a's.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> Divide<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new DivideOperation<T>(a, b).Apply();
}

internal sealed class DivideOperation<T>(Tensor<T> a, Tensor<T> b) : BroadcastOperation<T>("Divide", a, b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => @"y = \frac{a}{b}";

    protected override void Map(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Divide(a, b, y);

    // y = a b⁻¹, so ∂y/∂a = 1/b …
    protected override void SlopeA(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => TensorPrimitives.Divide(T.One, b, slope);

    // … and ∂y/∂b = −a/b².
    protected override void SlopeB(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = -a[i] / (b[i] * b[i]);
        }
    }
}

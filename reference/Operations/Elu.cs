using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Exponential linear unit: a smooth bend down to −a left of 0.</summary>
    /// <remarks>
    /// Forward:  y = x where x &gt; 0, else a (eˣ − 1).   Backward: dx = dy where x &gt; 0, else dy · (y + a).
    /// Shapes:   any → the same. Saved: y.
    /// Source:   Clevert, Unterthiner and Hochreiter 2016, arXiv:1511.07289, eq. 15.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="alpha">a.</param>
    public static Tensor<T> Elu<T>(this Tensor<T> x, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new EluOperation<T>(x, T.CreateChecked(alpha)).Apply();
}

internal sealed class EluOperation<T>(Tensor<T> x, T alpha) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Elu";

    public override string Equation => @"y = x \text{ if } x > 0 \text{ else } a (e^x - 1)";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] > T.Zero ? x[i] : alpha * (T.Exp(x[i]) - T.One);
        }
    }

    // y = a (eˣ − 1) left of 0, so y′ = a eˣ = y + a; right of 0 the slope is 1.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = x[i] > T.Zero ? T.One : y[i] + alpha;
        }
    }
}

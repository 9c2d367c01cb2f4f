using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Elementwise sum with broadcasting; also written <c>a + b</c>.</summary>
    /// <remarks>
    /// Forward:  y = a + b.   Backward: da = dy; db = dy, each summed over the axes on which it was stretched.
    /// Shapes:   a, b that broadcast (NumPy's rule) → y. Saved: nothing.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 2 (elemental functions); broadcasting as NumPy: Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2.
    /// </remarks>
    /// <param name="a">Left operand, any shape.</param>
    /// <param name="b">Right operand, a shape that broadcasts with a's.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> Add<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AddOperation<T>(a, b).Apply();
}

internal sealed class AddOperation<T>(Tensor<T> a, Tensor<T> b) : BroadcastOperation<T>("Add", a, b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => @"y = a + b";

    protected override Tensor<T> Forward()
    {
        if (Input(0).Shape != Input(1).Shape)
        {
            return base.Forward();
        }
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        Elementwise.Sum(Input(0).Data, Input(1).Data, y.Data);
        return y;
    }

    // y = a + b: where nothing was stretched, as in every residual connection, both receive dy as it is.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        if (Input(0).Shape != Input(1).Shape)
        {
            base.Backward(dy, into);
            return;
        }
        for (int i = 0; i < 2; i++)
        {
            if (into.Wants(i))
            {
                Span<T> share = into.ToFill(i, out bool isNew);
                Elementwise.Pass(dy, share, isNew);
            }
        }
    }

    protected override void Map(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Add(a, b, y);

    // y = a + b grows as fast as a …
    protected override void SlopeA(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => slope.Fill(T.One);

    // … and as fast as b.
    protected override void SlopeB(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope) => slope.Fill(T.One);
}

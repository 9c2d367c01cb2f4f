using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>y = f(x), number by number. A subclass gives f and its slope f′; the chain rule dx = dy ⊙ f′ is the same for all and stands here.</summary>
/// <remarks>The slopes of 256 numbers at a time go through a buffer on the stack: no second array as large as x is made.</remarks>
internal abstract class ElementwiseOperation<T>(Tensor<T> x) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Chunk = 256;

    public sealed override bool IsElementwise => true;

    public override IReadOnlyList<string> Letters => ["x"];

    /// <summary>y[i] = f(x[i]).</summary>
    protected abstract void Map(ReadOnlySpan<T> x, Span<T> y);

    /// <summary>slope[i] = f′(x[i]), from x or, where that is cheaper, from y = f(x).</summary>
    protected abstract void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope);

    protected sealed override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        // An empty batch has nothing to map, and some of TensorPrimitives' functions refuse empty spans.
        if (y.Length > 0)
        {
            Map(Input(0).Data, y.Data);
        }
        return y;
    }

    // y = f(x), so dx = dy ⊙ f′(x).
    public sealed override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        ReadOnlySpan<T> x = Input(0).Data;
        ReadOnlySpan<T> y = Output.Data;
        Span<T> dx = into[0];
        Span<T> buffer = stackalloc T[Chunk];
        for (int start = 0; start < dy.Length; start += Chunk)
        {
            int length = Math.Min(Chunk, dy.Length - start);
            Span<T> slope = buffer[..length];
            Slope(x.Slice(start, length), y.Slice(start, length), slope);
            Span<T> target = dx.Slice(start, length);
            TensorPrimitives.MultiplyAdd(dy.Slice(start, length), slope, target, target);
        }
    }
}

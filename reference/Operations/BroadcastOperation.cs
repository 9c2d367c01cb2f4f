using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>y = f(a, b), number by number with NumPy's broadcasting. A subclass gives f and its two slopes; the chain rule stands here.</summary>
/// <remarks>
/// A stretched operand was used once for each copy, and uses add: its gradient is summed over the axes on which it was stretched.
/// A number that serves a whole run is written out 256 times first, so that f only ever sees two runs of equal length.
/// </remarks>
internal abstract class BroadcastOperation<T>(string name, Tensor<T> a, Tensor<T> b) : Operation<T>(a, b)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Chunk = 256;
    private readonly Shape _shape = Shape.Broadcast(name, a.Shape, b.Shape);

    public override string Name => name;

    public sealed override bool IsElementwise => true;

    public override IReadOnlyList<string> Letters => ["a", "b"];

    /// <summary>y[i] = f(a[i], b[i]).</summary>
    protected abstract void Map(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y);

    /// <summary>slope[i] = ∂f/∂a at (a[i], b[i]).</summary>
    protected abstract void SlopeA(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope);

    /// <summary>slope[i] = ∂f/∂b at (a[i], b[i]).</summary>
    protected abstract void SlopeB(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slope);

    protected override Tensor<T> Forward()
    {
        Tensor<T> output = Tensor<T>.Uninitialized(_shape);
        Span<T> copies = stackalloc T[Chunk];
        foreach (BroadcastRow row in Rows())
        {
            for (int start = 0; start < row.Length; start += Chunk)
            {
                Operands(row, start, copies, out ReadOnlySpan<T> a, out ReadOnlySpan<T> b);
                Map(a, b, output.Data.Slice(row.Y + start, a.Length));
            }
        }
        return output;
    }

    // y = f(a, b), so da = dy ⊙ ∂f/∂a and db = dy ⊙ ∂f/∂b, each summed where its operand was stretched.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> copies = stackalloc T[Chunk];
        Span<T> slopes = stackalloc T[Chunk];
        foreach (BroadcastRow row in Rows())
        {
            for (int start = 0; start < row.Length; start += Chunk)
            {
                Operands(row, start, copies, out ReadOnlySpan<T> a, out ReadOnlySpan<T> b);
                Span<T> share = slopes[..a.Length];
                ReadOnlySpan<T> incoming = dy.Slice(row.Y + start, a.Length);
                if (into.Wants(0))
                {
                    SlopeA(a, b, share);
                    TensorPrimitives.Multiply(incoming, share, share);
                    Accumulate.Row(into[0], row.ARepeats ? row.A : row.A + start, row.ARepeats, share);
                }
                if (into.Wants(1))
                {
                    SlopeB(a, b, share);
                    TensorPrimitives.Multiply(incoming, share, share);
                    Accumulate.Row(into[1], row.BRepeats ? row.B : row.B + start, row.BRepeats, share);
                }
            }
        }
    }

    private IEnumerable<BroadcastRow> Rows() => new Broadcasting(_shape, Input(0).Shape, Input(1).Shape).Rows();

    private void Operands(BroadcastRow row, int start, Span<T> copies, out ReadOnlySpan<T> a, out ReadOnlySpan<T> b)
    {
        int length = Math.Min(Chunk, row.Length - start);
        // At most one operand repeats: where both are single numbers the run is one long.
        if (row.ARepeats)
        {
            copies.Fill(Input(0).Data[row.A]);
            a = copies[..length];
            b = Input(1).Data.Slice(row.B + start, length);
        }
        else if (row.BRepeats)
        {
            copies.Fill(Input(1).Data[row.B]);
            a = Input(0).Data.Slice(row.A + start, length);
            b = copies[..length];
        }
        else
        {
            a = Input(0).Data.Slice(row.A + start, length);
            b = Input(1).Data.Slice(row.B + start, length);
        }
    }
}

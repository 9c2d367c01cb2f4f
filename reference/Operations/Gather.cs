using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Picks entries of one axis by index, separately at every place of the other axes: <c>q.Gather(actions)</c> is one score a row.</summary>
    /// <remarks>
    /// Forward:  y[o, k, i] = x[o, index[o, k, i], i] with o before and i after the axis.   Backward: dx[o, index[o, k, i], i] += dy[o, k, i]; an entry picked twice receives both.
    /// Shapes:   x (…, s, …), indices (…, K, …) row-major with the other sizes of x → y (…, K, …). Saved: the indices.
    /// Source:   PyTorch's gather. To pick whole rows of a table, use Embedding.
    /// </remarks>
    /// <param name="x">At least rank 1.</param>
    /// <param name="indices">K indices for every place of the other axes, 0 … s − 1.</param>
    /// <param name="axis">The axis picked from.</param>
    /// <exception cref="ShapeException">There is no such axis, or the indices do not fill the other axes evenly.</exception>
    /// <exception cref="ArgumentException">An index is out of range.</exception>
    public static Tensor<T> Gather<T>(this Tensor<T> x, int[] indices, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new GatherOperation<T>(x, indices, axis).Apply();
}

internal sealed class GatherOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape;
    private readonly int[] _from;

    public GatherOperation(Tensor<T> x, int[] indices, int axis)
        : base(x)
    {
        ArgumentNullException.ThrowIfNull(indices);
        int along = x.Shape.Axis(axis, "Gather");
        AxisBlocks blocks = AxisBlocks.Of(x.Shape, along);
        int places = blocks.Outer * blocks.Inner;
        if (places == 0 ? indices.Length > 0 : indices.Length % places != 0)
        {
            throw new ShapeException($"Gather: {indices.Length} indices for x {x.Shape} along axis {along}; give a multiple of {places}, the same number for each place of the other axes.");
        }
        int picks = places == 0 ? 0 : indices.Length / places;
        _shape = AxisBlocks.Resized(x.Shape, along, picks);
        _from = new int[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= blocks.Size)
            {
                throw new ArgumentException($"Gather: index {indices[i]} at place {i} leaves axis {along} of x {x.Shape}; indices run from 0 to {blocks.Size - 1}.");
            }
            int outer = i / (picks * blocks.Inner);
            _from[i] = (((outer * blocks.Size) + indices[i]) * blocks.Inner) + (i % blocks.Inner);
        }
    }

    public override string Name => "Gather";

    public override string Equation => @"y_k = x_{j(k)}";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_shape);
        for (int i = 0; i < _from.Length; i++)
        {
            y.Data[i] = Input(0).Data[_from[i]];
        }
        return y;
    }

    // y[k] = x[j(k)], so dx[j(k)] receives dy[k].
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into[0];
        for (int i = 0; i < _from.Length; i++)
        {
            dx[_from[i]] += dy[i];
        }
    }
}

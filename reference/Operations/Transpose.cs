using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Exchanges two axes; the last two by default, which transposes a matrix.</summary>
    /// <remarks>
    /// Forward:  y[…, j, …, i, …] = x[…, i, …, j, …].   Backward: dx is dy with the same two axes exchanged.
    /// Shapes:   (…, R, C) → (…, C, R); copies. Saved: the order.
    /// Source:   PyTorch's transpose; NumPy calls it swapaxes.
    /// </remarks>
    /// <param name="x">At least rank 2.</param>
    /// <param name="first">One axis.</param>
    /// <param name="second">The other axis.</param>
    /// <exception cref="ShapeException">An axis does not exist.</exception>
    public static Tensor<T> Transpose<T>(this Tensor<T> x, int first = -2, int second = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        int[] order = [.. Enumerable.Range(0, x.Rank)];
        (int a, int b) = (x.Shape.Axis(first, "Transpose"), x.Shape.Axis(second, "Transpose"));
        (order[a], order[b]) = (order[b], order[a]);
        return x.Permute(order);
    }

    /// <summary>Puts the axes into another order.</summary>
    /// <remarks>
    /// Forward:  y[i_{p(0)}, i_{p(1)}, …] = x[i_0, i_1, …].   Backward: dx is dy with the inverse order.
    /// Shapes:   x (s_0, s_1, …) → y (s_{p(0)}, s_{p(1)}, …); copies. Saved: the order.
    /// Source:   PyTorch's permute; Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its transpose).
    /// </remarks>
    /// <param name="x">Any rank.</param>
    /// <param name="order">Each axis of x once: the axis of x that stands at each place of y.</param>
    /// <exception cref="ShapeException">The order is not a permutation of the axes.</exception>
    public static Tensor<T> Permute<T>(this Tensor<T> x, params int[] order)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new PermuteOperation<T>(x, order).Apply();
}

internal sealed class PermuteOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[] _order;

    public PermuteOperation(Tensor<T> x, int[] order)
        : base(x)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, x.Rank)))
        {
            throw new ShapeException($"Permute: ({string.Join(", ", order)}) must name each of the {x.Rank} axes of {x.Shape} once, from 0 to {x.Rank - 1}.");
        }
        _order = order;
    }

    public override string Name => "Permute";

    public override string Equation => @"y_{i_{p(0)} i_{p(1)} \dots} = x_{i_0 i_1 \dots}";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized([.. _order.Select(axis => Input(0).Shape[axis])]);
        ReadOnlySpan<T> x = Input(0).Data;
        Span<T> target = y.Data;
        int[] counter = new int[_order.Length];
        int[] steps = Steps();
        int from = 0;
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = x[from];
            from = Advance(counter, steps, y.Shape, from);
        }
        return y;
    }

    // y is x with its elements moved, so dx is dy moved back.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into[0];
        int[] counter = new int[_order.Length];
        int[] steps = Steps();
        int to = 0;
        for (int i = 0; i < dy.Length; i++)
        {
            dx[to] += dy[i];
            to = Advance(counter, steps, Output.Shape, to);
        }
    }

    private static int Advance(int[] counter, int[] steps, Shape shape, int offset)
    {
        for (int axis = counter.Length - 1; axis >= 0; axis--)
        {
            offset += steps[axis];
            if (++counter[axis] < shape.Sizes[axis])
            {
                break;
            }
            offset -= steps[axis] * counter[axis];
            counter[axis] = 0;
        }
        return offset;
    }

    /// <summary>How far x moves when each axis of y moves by one.</summary>
    private int[] Steps()
    {
        int[] strides = Input(0).Shape.Strides();
        return [.. _order.Select(axis => strides[axis])];
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>A range of one axis: <c>x.Slice(1, 2..^1)</c>.</summary>
    /// <remarks>
    /// Forward:  y[…, i, …] = x[…, start + i, …].   Backward: dy is added to that range of dx; the rest receives nothing.
    /// Shapes:   (…, s, …) → (…, length of the range, …); copies. Saved: nothing.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its basic slices, with step 1).
    /// </remarks>
    /// <param name="x">At least rank 1.</param>
    /// <param name="axis">The axis that is cut.</param>
    /// <param name="range">C#'s range: start included, end not, <c>^</c> counts from the end.</param>
    /// <exception cref="ShapeException">There is no such axis, or the range leaves it.</exception>
    public static Tensor<T> Slice<T>(this Tensor<T> x, int axis, Range range)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SliceOperation<T>(x, axis, range).Apply();
}

internal sealed class SliceOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape;
    private readonly AxisBlocks _blocks;
    private readonly int _start, _width;

    public SliceOperation(Tensor<T> x, int axis, Range range)
        : base(x)
    {
        int along = x.Shape.Axis(axis, "Slice");
        int size = x.Shape[along];
        (int start, int end) = (range.Start.GetOffset(size), range.End.GetOffset(size));
        if (start < 0 || end < start || end > size)
        {
            throw new ShapeException($"Slice: range {range} leaves axis {along} of {x.Shape}, which has size {size}; start and end run from 0 to {size}, and the start is not after the end.");
        }
        _shape = AxisBlocks.Resized(x.Shape, along, end - start);
        _blocks = AxisBlocks.Of(x.Shape, along);
        (_start, _width) = (start * _blocks.Inner, (end - start) * _blocks.Inner);
    }

    public override string Name => "Slice";

    public override string Equation => @"y_i = x_{s + i}";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_shape);
        for (int outer = 0; outer < _blocks.Outer; outer++)
        {
            Input(0).Data.Slice((outer * _blocks.Block) + _start, _width).CopyTo(y.Data[(outer * _width)..]);
        }
        return y;
    }

    // y[i] = x[s + i], so dx[s + i] receives dy[i]. Only the range is touched: T slices of a sequence cost T ranges, not T whole tensors.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        for (int outer = 0; outer < _blocks.Outer; outer++)
        {
            Accumulate.Row(into[0], (outer * _blocks.Block) + _start, repeats: false, dy.Slice(outer * _width, _width));
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>One axis lengthened at both ends by a constant; call it once for each axis.</summary>
    /// <remarks>
    /// Forward:  y[…, before + i, …] = x[…, i, …], the value elsewhere.   Backward: dx is the middle of dy.
    /// Shapes:   (…, s, …) → (…, before + s + after, …). Saved: nothing.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its pad with a constant, one axis at a time).
    /// </remarks>
    /// <param name="x">At least rank 1.</param>
    /// <param name="axis">The axis that grows.</param>
    /// <param name="before">Entries added at its start, 0 or more.</param>
    /// <param name="after">Entries added at its end, 0 or more.</param>
    /// <param name="value">What they hold.</param>
    /// <exception cref="ShapeException">There is no such axis, or a count is negative.</exception>
    public static Tensor<T> Pad<T>(this Tensor<T> x, int axis, int before, int after, double value = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new PadOperation<T>(x, axis, before, after, T.CreateChecked(value)).Apply();
}

internal sealed class PadOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Shape _shape;
    private readonly AxisBlocks _small, _large;
    private readonly int _start;
    private readonly T _value;

    public PadOperation(Tensor<T> x, int axis, int before, int after, T value)
        : base(x)
    {
        int along = x.Shape.Axis(axis, "Pad");
        if (before < 0 || after < 0)
        {
            throw new ShapeException($"Pad: before = {before} and after = {after} must be 0 or more. Did you mean Slice, which shortens an axis?");
        }
        _shape = AxisBlocks.Resized(x.Shape, along, before + x.Shape[along] + after);
        (_small, _large) = (AxisBlocks.Of(x.Shape, along), AxisBlocks.Of(_shape, along));
        (_start, _value) = (before * _small.Inner, value);
    }

    public override string Name => "Pad";

    public override string Equation => @"y_{b + i} = x_i";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_shape);
        y.Data.Fill(_value);
        for (int outer = 0; outer < _small.Outer; outer++)
        {
            Input(0).Data.Slice(outer * _small.Block, _small.Block).CopyTo(y.Data[((outer * _large.Block) + _start)..]);
        }
        return y;
    }

    // y[b + i] = x[i], so dx[i] receives dy[b + i]; what was added is constant.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        for (int outer = 0; outer < _small.Outer; outer++)
        {
            Accumulate.Row(into[0], outer * _small.Block, repeats: false, dy.Slice((outer * _large.Block) + _start, _small.Block));
        }
    }
}

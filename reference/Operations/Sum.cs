using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Sum over some axes, or over all.</summary>
    /// <remarks>
    /// Forward:  y = Σ x over the axes.   Backward: dx = dy, stretched back over them.
    /// Shapes:   x any → x without the axes, or with size 1 there when <paramref name="keepDims"/>. Saved: nothing. A sum of nothing is 0.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its sum: axes, keepdims).
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">Axes to sum over; negative ones count from the end; null: all.</param>
    /// <param name="keepDims">Keep the summed axes with size 1, so that the result broadcasts against x.</param>
    /// <exception cref="ShapeException">An axis does not exist or is named twice.</exception>
    public static Tensor<T> Sum<T>(this Tensor<T> x, int[]? axes = null, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SumOperation<T>(x, axes, keepDims).Apply();

    /// <summary>Sum over one axis; see the other overload.</summary>
    /// <param name="x">Any shape with that axis.</param>
    /// <param name="axis">Axis to sum over.</param>
    /// <param name="keepDims">Keep it with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor<T> Sum<T>(this Tensor<T> x, int axis, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x.Sum([axis], keepDims);
}

internal sealed class SumOperation<T>(Tensor<T> x, int[]? axes, bool keepDims) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReductionPlan _plan = new("Sum", x.Shape, axes, keepDims);

    public override string Name => "Sum";

    public override string Equation => @"y = \sum_i x_i";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_plan.Output);
        y.Data.Clear();
        foreach (BroadcastRow row in _plan.Rows())
        {
            Accumulate.Row(y.Data, row.B, row.BRepeats, Input(0).Data.Slice(row.Y, row.Length));
        }
        return y;
    }

    // y = Σ x: every x counts once, so each receives its sum's dy.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        foreach (BroadcastRow row in _plan.Rows())
        {
            Accumulate.Stretched(into[0].Slice(row.Y, row.Length), dy, row.B, row.BRepeats, T.One);
        }
    }
}

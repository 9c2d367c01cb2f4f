using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Mean over some axes, or over all.</summary>
    /// <remarks>
    /// Forward:  y = (1/n) Σ x over the axes, n elements each.   Backward: dx = dy / n, stretched back over them.
    /// Shapes:   x any → x without the axes, or with size 1 there when <paramref name="keepDims"/>. Saved: nothing.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its mean: axes, keepdims).
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">Axes to average over; negative ones count from the end; null: all.</param>
    /// <param name="keepDims">Keep the averaged axes with size 1, so that the result broadcasts against x.</param>
    /// <exception cref="ShapeException">An axis does not exist or is named twice, or there is nothing to average.</exception>
    public static Tensor<T> Mean<T>(this Tensor<T> x, int[]? axes = null, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MeanOperation<T>(x, axes, keepDims).Apply();

    /// <summary>Mean over one axis; see the other overload.</summary>
    /// <param name="x">Any shape with that axis.</param>
    /// <param name="axis">Axis to average over.</param>
    /// <param name="keepDims">Keep it with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public static Tensor<T> Mean<T>(this Tensor<T> x, int axis, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x.Mean([axis], keepDims);
}

internal sealed class MeanOperation<T>(Tensor<T> x, int[]? axes, bool keepDims) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReductionPlan _plan = new ReductionPlan("Mean", x.Shape, axes, keepDims).NotEmpty("Mean");

    public override string Name => "Mean";

    public override string Equation => @"y = \frac{1}{n} \sum_i x_i";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_plan.Output);
        y.Data.Clear();
        foreach (BroadcastRow row in _plan.Rows())
        {
            Accumulate.Row(y.Data, row.B, row.BRepeats, Input(0).Data.Slice(row.Y, row.Length));
        }
        TensorPrimitives.Divide(y.Data, T.CreateChecked(_plan.Count), y.Data);
        return y;
    }

    // y = (1/n) Σ x: every x counts one n-th.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        T share = T.One / T.CreateChecked(_plan.Count);
        foreach (BroadcastRow row in _plan.Rows())
        {
            Accumulate.Stretched(into[0].Slice(row.Y, row.Length), dy, row.B, row.BRepeats, share);
        }
    }
}

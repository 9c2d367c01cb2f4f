using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Variance over some axes, or over all.</summary>
    /// <remarks>
    /// Forward:  y = Σ (x − μ)² / (n − c) over the axes, n elements each.   Backward: dx = dy · 2 (x − μ) / (n − c); the share through μ sums to 0.
    /// Shapes:   x any → x without the axes, or with size 1 there when <paramref name="keepDims"/>. Saved: x − μ.
    /// Source:   PyTorch's var, whose default c = 1 makes the estimate unbiased (Bessel); normalisation layers use c = 0.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">Axes to take the variance over; negative ones count from the end; null: all.</param>
    /// <param name="keepDims">Keep the axes with size 1, so that the result broadcasts against x.</param>
    /// <param name="correction">c, from 0 to below n.</param>
    /// <exception cref="ShapeException">An axis does not exist or is named twice, or n is not above c.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The correction is negative.</exception>
    public static Tensor<T> Variance<T>(this Tensor<T> x, int[]? axes = null, bool keepDims = false, int correction = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new VarianceOperation<T>(x, axes, keepDims, correction).Apply();

    /// <summary>Variance over one axis; see the other overload.</summary>
    /// <param name="x">Any shape with that axis.</param>
    /// <param name="axis">Axis to take the variance over.</param>
    /// <param name="keepDims">Keep it with size 1.</param>
    /// <param name="correction">c, below the axis' size.</param>
    /// <exception cref="ShapeException">There is no such axis, or it is not longer than c.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The correction is negative.</exception>
    public static Tensor<T> Variance<T>(this Tensor<T> x, int axis, bool keepDims = false, int correction = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x.Variance([axis], keepDims, correction);
}

internal sealed class VarianceOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReductionPlan _plan;
    private readonly T _divisor;
    private Tensor<T> _deviations = null!;

    public VarianceOperation(Tensor<T> x, int[]? axes, bool keepDims, int correction)
        : base(x)
    {
        Require.AtLeast("Variance", 0, correction);
        _plan = new ReductionPlan("Variance", x.Shape, axes, keepDims).NotEmpty("Variance");
        if (_plan.Count <= correction)
        {
            throw new ShapeException($"Variance: {_plan.Count} element(s) of x {x.Shape} meet in each result and correction = {correction} leaves nothing to divide by; give more elements, or correction: 0.");
        }
        _divisor = T.CreateChecked(_plan.Count - correction);
    }

    public override string Name => "Variance";

    public override string Equation => @"y = \frac{1}{n - c} \sum_i (x_i - \mu)^2";

    protected override Tensor<T> Forward()
    {
        Tensor<T> mean = Tensor<T>.Uninitialized(_plan.Kept);
        mean.Data.Clear();
        foreach (BroadcastRow row in _plan.Rows())
        {
            Accumulate.Row(mean.Data, row.B, row.BRepeats, Input(0).Data.Slice(row.Y, row.Length));
        }
        TensorPrimitives.Divide(mean.Data, T.CreateChecked(_plan.Count), mean.Data);

        // Squares of deviations, not Σ x² − n μ²: the difference of two large numbers would lose the digits that matter.
        _deviations = Tensor<T>.Uninitialized(Input(0).Shape);
        Input(0).Data.CopyTo(_deviations.Data);
        Tensor<T> y = Tensor<T>.Uninitialized(_plan.Output);
        y.Data.Clear();
        foreach (BroadcastRow row in _plan.Rows())
        {
            Span<T> run = _deviations.Data.Slice(row.Y, row.Length);
            Accumulate.Stretched(run, mean.Data, row.B, row.BRepeats, -T.One);
            if (row.BRepeats)
            {
                y.Data[row.B] += TensorPrimitives.SumOfSquares<T>(run);
            }
            else
            {
                Span<T> squares = y.Data.Slice(row.B, row.Length);
                TensorPrimitives.MultiplyAdd(run, run, squares, squares);
            }
        }
        TensorPrimitives.Divide(y.Data, _divisor, y.Data);
        return y;
    }

    // y = Σ (x − μ)²/(n − c), so ∂y/∂x = 2 (x − μ)/(n − c); μ moves too, but Σ (x − μ) = 0 cancels its share.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        T factor = T.CreateChecked(2) / _divisor;
        Span<T> dx = into[0];
        foreach (BroadcastRow row in _plan.Rows())
        {
            ReadOnlySpan<T> deviations = _deviations.Data.Slice(row.Y, row.Length);
            for (int i = 0; i < row.Length; i++)
            {
                dx[row.Y + i] += factor * deviations[i] * dy[row.BRepeats ? row.B : row.B + i];
            }
        }
    }
}

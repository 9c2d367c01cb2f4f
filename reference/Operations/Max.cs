using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Largest number over some axes, or over all.</summary>
    /// <remarks>
    /// Forward:  y = max x over the axes.   Backward: dx = dy at the maximum, else 0; elements that tie share dy equally, as PyTorch's amax.
    /// Shapes:   x any → x without the axes, or with size 1 there when <paramref name="keepDims"/>. Saved: nothing beyond input and result.
    /// Source:   PyTorch's amax, from where the rule for ties comes; axes and keepDims as NumPy's.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">Axes to search; negative ones count from the end; null: all.</param>
    /// <param name="keepDims">Keep the axes with size 1, so that the result broadcasts against x.</param>
    /// <exception cref="ShapeException">An axis does not exist or is named twice, or there is nothing to choose from.</exception>
    public static Tensor<T> Max<T>(this Tensor<T> x, int[]? axes = null, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MaxOperation<T>(x, axes, keepDims).Apply();

    /// <summary>Largest number over one axis; see the other overload.</summary>
    /// <param name="x">Any shape with that axis.</param>
    /// <param name="axis">Axis to search.</param>
    /// <param name="keepDims">Keep it with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public static Tensor<T> Max<T>(this Tensor<T> x, int axis, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x.Max([axis], keepDims);
}

internal sealed class MaxOperation<T>(Tensor<T> x, int[]? axes, bool keepDims) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReductionPlan _plan = new ReductionPlan("Max", x.Shape, axes, keepDims).NotEmpty("Max");

    public override string Name => "Max";

    public override string Equation => @"y = \max_i x_i";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(_plan.Output);
        y.Data.Fill(T.NegativeInfinity);
        foreach (BroadcastRow row in _plan.Rows())
        {
            ReadOnlySpan<T> run = Input(0).Data.Slice(row.Y, row.Length);
            if (row.BRepeats)
            {
                y.Data[row.B] = T.Max(y.Data[row.B], TensorPrimitives.Max(run));
            }
            else
            {
                Span<T> largest = y.Data.Slice(row.B, row.Length);
                TensorPrimitives.Max(largest, run, largest);
            }
        }
        return y;
    }

    // y = max x moves with the largest x only; k elements that tie receive a k-th each.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        ReadOnlySpan<T> x = Input(0).Data;
        ReadOnlySpan<T> y = Output.Data;
        T[] ties = new T[y.Length];
        foreach (BroadcastRow row in _plan.Rows())
        {
            for (int i = 0; i < row.Length; i++)
            {
                int to = row.BRepeats ? row.B : row.B + i;
                ties[to] += x[row.Y + i] == y[to] ? T.One : T.Zero;
            }
        }
        Span<T> dx = into[0];
        foreach (BroadcastRow row in _plan.Rows())
        {
            for (int i = 0; i < row.Length; i++)
            {
                int from = row.BRepeats ? row.B : row.B + i;
                dx[row.Y + i] += x[row.Y + i] == y[from] ? dy[from] / ties[from] : T.Zero;
            }
        }
    }
}

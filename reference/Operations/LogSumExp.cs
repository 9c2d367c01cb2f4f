using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Logarithm of the sum of exponentials along one axis: a smooth maximum.</summary>
    /// <remarks>
    /// Forward:  y = ln Σ eˣ, computed as max x + ln Σ e^(x − max x), so nothing overflows.   Backward: dx = dy · softmax(x).
    /// Shapes:   (…, s, …) with s above 0 → without the axis, or with size 1 there when <paramref name="keepDims"/>. Saved: softmax(x).
    /// Source:   Blanchard, Higham and Higham 2021, "Accurately computing the log-sum-exp and softmax functions".
    /// </remarks>
    /// <param name="x">Scores.</param>
    /// <param name="axis">The axis summed over; any but the last is moved there and back.</param>
    /// <param name="keepDims">Keep the axis with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public static Tensor<T> LogSumExp<T>(this Tensor<T> x, int axis = -1, bool keepDims = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor<T> kept = LastAxis.Apply("LogSumExp", x, axis, moved => new LogSumExpOperation<T>(moved).Apply());
        int along = x.Shape.Axis(axis, "LogSumExp");
        return keepDims ? kept : kept.Reshape(new Shape([.. kept.Shape.Sizes[..along], .. kept.Shape.Sizes[(along + 1)..]]));
    }
}

internal sealed class LogSumExpOperation<T>(Tensor<T> x) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _width = x.Shape[-1];
    private Tensor<T> _probabilities = null!;

    public override string Name => "LogSumExp";

    public override string Equation => @"y = \ln \sum_j e^{x_j}";

    public override Tensor<T>? Expand()
    {
        Tensor<T> largest = Input(0).Max(-1, keepDims: true).Detach();
        return largest + (Input(0) - largest).Exp().Sum(-1, keepDims: true).Log();
    }

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(AxisBlocks.Resized(Input(0).Shape, Input(0).Rank - 1, 1));
        _probabilities = Tensor<T>.Uninitialized(Input(0).Shape);
        for (int row = 0; row < y.Length; row++)
        {
            y.Data[row] = SoftmaxKernel.Row(Input(0).Data.Slice(row * _width, _width), _probabilities.Data.Slice(row * _width, _width));
        }
        return y;
    }

    // y = ln Σ e^{x_j}, so ∂y/∂x_i = e^{x_i}/Σ e^{x_j}: the softmax.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        for (int row = 0; row < dy.Length; row++)
        {
            Span<T> dx = into[0].Slice(row * _width, _width);
            TensorPrimitives.MultiplyAdd(_probabilities.Data.Slice(row * _width, _width), dy[row], dx, dx);
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Logarithm of softmax along one axis, without ever forming a probability that could round to 0.</summary>
    /// <remarks>
    /// Forward:  y = x − ln Σ eˣ.   Backward: dx = dy − p Σ dy with p = softmax(x).
    /// Shapes:   any with that axis, which is not empty → the same. Saved: p.
    /// Source:   Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.2.2.3.
    /// </remarks>
    /// <param name="x">Scores.</param>
    /// <param name="axis">The axis whose exponentials sum to 1; any but the last is moved there and back.</param>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public static Tensor<T> LogSoftmax<T>(this Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => LastAxis.Apply("LogSoftmax", x, axis, moved => new LogSoftmaxOperation<T>(moved).Apply());
}

internal sealed class LogSoftmaxOperation<T>(Tensor<T> x) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Tensor<T> _probabilities = null!;

    public override string Name => "LogSoftmax";

    public override string Equation => @"y_i = x_i - \ln \sum_j e^{x_j}";

    public override Tensor<T>? Expand() => Input(0) - Input(0).LogSumExp(-1, keepDims: true);

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        _probabilities = Tensor<T>.Uninitialized(Input(0).Shape);
        int width = y.Shape[-1];
        for (int start = 0; start < y.Length; start += width)
        {
            ReadOnlySpan<T> x = Input(0).Data.Slice(start, width);
            T logSum = SoftmaxKernel.Row(x, _probabilities.Data.Slice(start, width));
            TensorPrimitives.Subtract(x, logSum, y.Data.Slice(start, width));
        }
        return y;
    }

    // y_i = x_i − ln Σ e^{x_j}, so ∂y_i/∂x_j = [i = j] − p_j, and dx_j = dy_j − p_j Σ dy_i.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        int width = Output.Shape[-1];
        for (int start = 0; start < dy.Length; start += width)
        {
            ReadOnlySpan<T> p = _probabilities.Data.Slice(start, width);
            ReadOnlySpan<T> incoming = dy.Slice(start, width);
            Span<T> dx = into[0].Slice(start, width);
            T sum = TensorPrimitives.Sum(incoming);
            for (int i = 0; i < width; i++)
            {
                dx[i] += incoming[i] - (p[i] * sum);
            }
        }
    }
}

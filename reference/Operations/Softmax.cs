using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Softmax along one axis: scores become probabilities that sum to 1.</summary>
    /// <remarks>
    /// Forward:  y = eˣ / Σ eˣ, computed as e^(x − max x) / Σ e^(x − max x), so nothing overflows.   Backward: dx = y ⊙ (dy − Σ dy ⊙ y).
    /// Shapes:   any with that axis, which is not empty → the same. Saved: y.
    /// Source:   Bridle 1990; Goodfellow, Bengio and Courville 2016, Deep Learning, sections 4.1 and 6.2.2.3.
    /// </remarks>
    /// <param name="x">Scores.</param>
    /// <param name="axis">The axis that sums to 1; any but the last is moved there and back.</param>
    /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
    public static Tensor<T> Softmax<T>(this Tensor<T> x, int axis = -1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => LastAxis.Apply("Softmax", x, axis, moved => new SoftmaxOperation<T>(moved).Apply());
}

internal sealed class SoftmaxOperation<T>(Tensor<T> x) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Softmax";

    public override string Equation => @"y_i = \frac{e^{x_i}}{\sum_j e^{x_j}}";

    public override Tensor<T>? Expand()
    {
        // The largest score is taken off as a constant: it cancels, so no gradient flows through it.
        Tensor<T> powers = (Input(0) - Input(0).Max(-1, keepDims: true).Detach()).Exp();
        return powers / powers.Sum(-1, keepDims: true);
    }

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        int width = y.Shape[-1];
        for (int start = 0; start < y.Length; start += width)
        {
            SoftmaxKernel.Row(Input(0).Data.Slice(start, width), y.Data.Slice(start, width));
        }
        return y;
    }

    // y_i = e^{x_i}/Σ e^{x_j}, so ∂y_i/∂x_j = y_i ([i = j] − y_j), and dx_j = y_j (dy_j − Σ dy_i y_i).
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        int width = Output.Shape[-1];
        for (int start = 0; start < dy.Length; start += width)
        {
            ReadOnlySpan<T> y = Output.Data.Slice(start, width);
            ReadOnlySpan<T> incoming = dy.Slice(start, width);
            Span<T> dx = into[0].Slice(start, width);
            T mean = TensorPrimitives.Dot(incoming, y);
            for (int i = 0; i < width; i++)
            {
                dx[i] += y[i] * (incoming[i] - mean);
            }
        }
    }
}

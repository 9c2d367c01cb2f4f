using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Softmax of rows; defined by <see cref="Plain.PlainSoftmax"/>.</summary>
/// <remarks>The maximum is subtracted first, so no exponential overflows: e^(x − max) ≤ 1. <c>TensorPrimitives.SoftMax</c> does not do that.</remarks>
internal static class SoftmaxKernel
{
    /// <summary>y = softmax(x) for one row; returns log Σ eˣ.</summary>
    public static T Row<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, largest, y);
        TensorPrimitives.Exp<T>(y, y);
        T sum = TensorPrimitives.Sum<T>(y);
        TensorPrimitives.Divide(y, sum, y);
        return largest + T.Log(sum);
    }
}

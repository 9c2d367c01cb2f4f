using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>The mean of each window of a sequence.</summary>
    /// <remarks>
    /// Forward:  y_{n,c,t} = (1/K) Σ_k x_{n, c, t·stride − padding + k}; padding counts as zeros.   Backward: dx += dy / K for every element of the window.
    /// Shapes:   x (N, C, T) → y (N, C, ⌊(T + 2·padding − kernelSize) / stride⌋ + 1). Saved: nothing.
    /// Source:   LeCun et al. 1998, "Gradient-based learning applied to document recognition", there for images and called sub-sampling.
    /// </remarks>
    /// <param name="x">(N, C, T).</param>
    /// <param name="kernelSize">K, length of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size.</param>
    /// <param name="padding">Zeros on each side; at most half the kernel.</param>
    /// <exception cref="ShapeException">Not three axes, or the window does not fit.</exception>
    public static Tensor<T> AvgPool1d<T>(this Tensor<T> x, int kernelSize, int? stride = null, int padding = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AvgPoolOperation<T>(x, PoolWindows.Sequence("AvgPool1d", x.Shape, kernelSize, stride, padding)).Apply();

    /// <summary>The mean of each window of an image.</summary>
    /// <remarks>
    /// Forward:  y_{n,c,i,j} = (1/(KH·KW)) Σ x over the window; padding counts as zeros (PyTorch's count_include_pad).   Backward: dx += dy / (KH·KW) for every element of the window.
    /// Shapes:   x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H + 2·padding − kernelSize) / stride⌋ + 1. Saved: nothing.
    /// Source:   LeCun et al. 1998, "Gradient-based learning applied to document recognition", there called sub-sampling.
    /// </remarks>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="kernelSize">Size of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size.</param>
    /// <param name="padding">Zeros on each side; at most half the kernel; null: none.</param>
    /// <exception cref="ShapeException">Not four axes, or the window does not fit.</exception>
    public static Tensor<T> AvgPool2d<T>(this Tensor<T> x, Size2 kernelSize, Size2? stride = null, Size2? padding = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AvgPoolOperation<T>(x, PoolWindows.Image("AvgPool2d", x.Shape, kernelSize, stride, padding)).Apply();

    /// <summary>Averages an image of any size down to a wanted size; size 1 is global average pooling.</summary>
    /// <remarks>
    /// Forward:  window i runs from ⌊i·H/OH⌋ to ⌈(i + 1)·H/OH⌉ and y is its mean.   Backward: dx += dy / window size for every element of the window.
    /// Shapes:   x (N, C, H, W) → y (N, C, OH, OW). Saved: nothing.
    /// Source:   Lin, Chen and Yan 2014, "Network in network", arXiv:1312.4400, section 3.2 (global); windows as PyTorch's AdaptiveAvgPool2d.
    /// </remarks>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="outputSize">(OH, OW).</param>
    /// <exception cref="ShapeException">Not four axes, or a size below 1.</exception>
    public static Tensor<T> AdaptiveAvgPool2d<T>(this Tensor<T> x, Size2 outputSize)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AvgPoolOperation<T>(x, PoolWindows.Adaptive("AdaptiveAvgPool2d", x.Shape, outputSize)).Apply();
}

internal sealed class AvgPoolOperation<T>(Tensor<T> x, PoolWindows windows) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => windows.Name;

    public override string Equation => @"y_o = \frac{1}{K} \sum_{k \in \mathrm{window}(o)} x_k";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(windows.Output);
        PoolKernel.Average(Input(0).Data, y.Data, windows.Rows, windows.Columns);
        return y;
    }

    // y = (1/K) Σ x_k: each element of the window carries 1/K of the gradient.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
        => PoolKernel.AddAverageGradient(dy, into[0], windows.Rows, windows.Columns);
}

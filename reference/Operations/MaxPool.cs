using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>The largest element of each window of a sequence.</summary>
    /// <remarks>
    /// Forward:  y_{n,c,t} = max_k x_{n, c, t·stride − padding + k}.   Backward: dx = dy at the first largest element, else 0.
    /// Shapes:   x (N, C, T) → y (N, C, ⌊(T + 2·padding − kernelSize) / stride⌋ + 1). Saved: nothing beyond input and output.
    /// Source:   Riesenhuber and Poggio 1999, "Hierarchical models of object recognition in cortex", there for images.
    /// </remarks>
    /// <param name="x">(N, C, T).</param>
    /// <param name="kernelSize">Length of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size, so that windows do not overlap.</param>
    /// <param name="padding">Elements on each side that no maximum sees; at most half the kernel.</param>
    /// <exception cref="ShapeException">Not three axes, or the window does not fit.</exception>
    public static Tensor<T> MaxPool1d<T>(this Tensor<T> x, int kernelSize, int? stride = null, int padding = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MaxPoolOperation<T>(x, PoolWindows.Sequence("MaxPool1d", x.Shape, kernelSize, stride, padding)).Apply();

    /// <summary>The largest element of each window of an image.</summary>
    /// <remarks>
    /// Forward:  y_{n,c,i,j} = max_{k,l} x_{n, c, i·stride − padding + k, …}.   Backward: dx = dy at the first largest element, else 0.
    /// Shapes:   x (N, C, H, W) → y (N, C, OH, OW), OH = ⌊(H + 2·padding − kernelSize) / stride⌋ + 1. Saved: nothing beyond input and output.
    /// Source:   Riesenhuber and Poggio 1999, "Hierarchical models of object recognition in cortex".
    /// </remarks>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="kernelSize">Size of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size, so that windows do not overlap.</param>
    /// <param name="padding">Elements on each side that no maximum sees; at most half the kernel; null: none.</param>
    /// <exception cref="ShapeException">Not four axes, or the window does not fit.</exception>
    public static Tensor<T> MaxPool2d<T>(this Tensor<T> x, Size2 kernelSize, Size2? stride = null, Size2? padding = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MaxPoolOperation<T>(x, PoolWindows.Image("MaxPool2d", x.Shape, kernelSize, stride, padding)).Apply();
}

internal sealed class MaxPoolOperation<T>(Tensor<T> x, PoolWindows windows) : Operation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => windows.Name;

    public override string Equation => @"y_o = \max_{k \in \mathrm{window}(o)} x_k";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(windows.Output);
        PoolKernel.Max(Input(0).Data, y.Data, windows.Rows, windows.Columns);
        return y;
    }

    // y = max x_k: only the element that won had any influence.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dx = into.ToFill(0, out bool isNew);
        PoolKernel.AddMaxGradient(Input(0).Data, dy, dx, windows.Rows, windows.Columns, isNew);
    }
}

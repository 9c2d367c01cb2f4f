using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Transposed convolution of sequences: every element of x stamps the kernel into y.</summary>
    /// <remarks>
    /// Forward:  y_{n, o, t·stride − padding + k·dilation} += w_{c,o,k} x_{n,c,t}; then + b_o.   Backward: see <see cref="ConvTranspose2d{T}"/>.
    /// Shapes:   x (N, C, T), w (C, O / groups, K), b (O,) or null → y (N, O, (T − 1)·stride − 2·padding + dilation·(K − 1) + outputPadding + 1). Saved: nothing beyond the inputs.
    /// Source:   Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4.
    /// </remarks>
    /// <param name="x">(N, C, T).</param>
    /// <param name="w">Kernel, (C, O / groups, K).</param>
    /// <param name="b">Bias, (O,); null: none.</param>
    /// <param name="stride">Steps in time in y from one stamp to the next, 1 or more.</param>
    /// <param name="padding">Elements of y that are cut off on each side of the time axis.</param>
    /// <param name="outputPadding">Elements added at the end of y, below the stride.</param>
    /// <param name="dilation">Steps in time between the kernel's elements, 1 or more.</param>
    /// <param name="groups">Parts that do not see each other's channels, a divisor of C and O.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> ConvTranspose1d<T>(
        this Tensor<T> x, Tensor<T> w, Tensor<T>? b = null, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ConvTransposeOperation<T>("ConvTranspose1d", x, w, b, ConvOptions.Sequence(stride, padding, dilation, groups), (0, outputPadding)).Apply();

    /// <summary>Transposed convolution of images: enlarges where <see cref="Conv2d{T}"/> with the same arguments shrinks.</summary>
    /// <remarks>
    /// Forward:  y_{n, o, i·stride − padding + k·dilation, …} += w_{c,o,k,l} x_{n,c,i,j}; then + b_o: the input gradient of a convolution.
    /// Backward: dx is a convolution of dy; dw its weight gradient with x and dy exchanged; db_o = Σ dy over all but o.
    /// Shapes:   x (N, C, H, W), w (C, O / groups, KH, KW), b (O,) or null → y (N, O, OH, OW) with
    ///           OH = (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1. Saved: nothing beyond the inputs.
    /// Source:   Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4. It is no inverse ("deconvolution") of the convolution, only its transpose.
    /// </remarks>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="w">Kernel, (C, O / groups, KH, KW).</param>
    /// <param name="b">Bias, (O,); null: none.</param>
    /// <param name="stride">Pixels in y from one stamp to the next, 1 or more; null: 1.</param>
    /// <param name="padding">Elements of y that are cut off on each side of rows and columns; null: none.</param>
    /// <param name="outputPadding">Rows and columns added at the end of y, below the stride; null: none.</param>
    /// <param name="dilation">Pixels between the kernel's elements, 1 or more; null: 1.</param>
    /// <param name="groups">Parts that do not see each other's channels, a divisor of C and O.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> ConvTranspose2d<T>(
        this Tensor<T> x, Tensor<T> w, Tensor<T>? b = null, Size2? stride = null, Size2? padding = null, Size2? outputPadding = null, Size2? dilation = null, int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ConvTransposeOperation<T>("ConvTranspose2d", x, w, b, ConvOptions.Image(stride, padding, dilation, groups), outputPadding ?? 0).Apply();
}

internal sealed class ConvTransposeOperation<T>(string name, Tensor<T> x, Tensor<T> w, Tensor<T>? b, ConvOptions options, Size2 outputPadding)
    : Operation<T>(b is null ? [x, w] : [x, w, b])
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The convolution that runs the other way: its input is our y, its output our x.
    private readonly ConvGeometry _reverse = ConvGeometry.Transposed(name, x.Shape, w.Shape, b?.Shape, options, outputPadding);
    private readonly bool _hasBias = b is not null;

    public override string Name => name;

    public override string Equation => _hasBias ? @"y_o = b_o + \sum_c w_{c,o} \star^\top x_c" : @"y_o = \sum_c w_{c,o} \star^\top x_c";

    public override IReadOnlyList<int> Summands => _hasBias ? [0, 2] : [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(options.Axes == 1
            ? (_reverse.Batch, _reverse.InChannels, _reverse.In.Width)
            : (_reverse.Batch, _reverse.InChannels, _reverse.In.Height, _reverse.In.Width));
        Channels.Fill(y.Data, _hasBias ? Input(2).Data : [], _reverse.InArea);
        ConvKernel.AddInputGradient(_reverse, Input(0).Data, Input(1).Data, y.Data);
        return y;
    }

    // y += w·x at every place the stamp reaches, so dx gathers dy·w there: the convolution itself.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        if (into.Wants(0))
        {
            ConvKernel.AddForward(_reverse, dy, Input(1).Data, into[0]);
        }
        if (into.Wants(1))
        {
            ConvKernel.AddWeightGradient(_reverse, Input(0).Data, dy, into[1]);
        }
        if (_hasBias && into.Wants(2))
        {
            Channels.AddSum(dy, into[2], _reverse.InArea);
        }
    }
}

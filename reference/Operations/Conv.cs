using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Convolution of sequences: a kernel slides along the time axis.</summary>
    /// <remarks>
    /// Forward:  y_{n,o,t} = b_o + Σ_{c,k} w_{o,c,k} x_{n, c, t·stride − padding + k·dilation}; outside x is 0.   Backward: see <see cref="Conv2d{T}"/>.
    /// Shapes:   x (N, C, T), w (O, C / groups, K), b (O,) or null → y (N, O, ⌊(T + 2·padding − dilation·(K − 1) − 1) / stride⌋ + 1). Saved: nothing beyond the inputs.
    /// Source:   Waibel et al. 1989, "Phoneme recognition using time-delay neural networks".
    /// </remarks>
    /// <param name="x">(N, C, T).</param>
    /// <param name="w">Kernel, (O, C / groups, K).</param>
    /// <param name="b">Bias, (O,); null: none.</param>
    /// <param name="stride">Steps in time from one output to the next, 1 or more.</param>
    /// <param name="padding">Zeros on each side of the time axis.</param>
    /// <param name="dilation">Steps in time between the kernel's elements, 1 or more.</param>
    /// <param name="groups">Parts that do not see each other's channels, a divisor of C and O.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel does not fit into the padded x.</exception>
    public static Tensor<T> Conv1d<T>(this Tensor<T> x, Tensor<T> w, Tensor<T>? b = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ConvOperation<T>("Conv1d", x, w, b, ConvOptions.Sequence(stride, padding, dilation, groups)).Apply();

    /// <summary>Convolution of images: a kernel slides over rows and columns.</summary>
    /// <remarks>
    /// Forward:  y_{n,o,i,j} = b_o + Σ_{c,k,l} w_{o,c,k,l} x_{n, c, i·stride − padding + k·dilation, …}; outside x is 0.
    /// Backward: each product x·w that entered y gives dx += dy·w and dw += dy·x; db_o = Σ_{n,i,j} dy_{n,o,i,j}.
    /// Shapes:   x (N, C, H, W), w (O, C / groups, KH, KW), b (O,) or null → y (N, O, OH, OW) with
    ///           OH = ⌊(H + 2·padding − dilation·(KH − 1) − 1) / stride⌋ + 1. Saved: nothing beyond the inputs.
    /// Source:   LeCun et al. 1989, "Backpropagation applied to handwritten zip code recognition"; arithmetic in arXiv:1603.07285.
    ///           Differs from mathematics: the kernel is not flipped (cross-correlation), as in every library.
    /// </remarks>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="w">Kernel, (O, C / groups, KH, KW).</param>
    /// <param name="b">Bias, (O,); null: none.</param>
    /// <param name="stride">Pixels from one output to the next, 1 or more; null: 1.</param>
    /// <param name="padding">Zeros on each side of rows and columns; null: none.</param>
    /// <param name="dilation">Pixels between the kernel's elements, 1 or more; null: 1.</param>
    /// <param name="groups">Parts that do not see each other's channels, a divisor of C and O.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel does not fit into the padded x.</exception>
    public static Tensor<T> Conv2d<T>(
        this Tensor<T> x, Tensor<T> w, Tensor<T>? b = null, Size2? stride = null, Size2? padding = null, Size2? dilation = null, int groups = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new ConvOperation<T>("Conv2d", x, w, b, ConvOptions.Image(stride, padding, dilation, groups)).Apply();
}

internal sealed class ConvOperation<T>(string name, Tensor<T> x, Tensor<T> w, Tensor<T>? b, ConvOptions options)
    : Operation<T>(b is null ? [x, w] : [x, w, b])
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ConvGeometry _geometry = ConvGeometry.Convolution(name, x.Shape, w.Shape, b?.Shape, options);
    private readonly bool _hasBias = b is not null;

    public override string Name => name;

    public override string Equation => _hasBias ? @"y_o = b_o + \sum_c w_{o,c} \star x_c" : @"y_o = \sum_c w_{o,c} \star x_c";

    public override IReadOnlyList<int> Summands => _hasBias ? [0, 2] : [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(options.Axes == 1
            ? (_geometry.Batch, _geometry.OutChannels, _geometry.Out.Width)
            : (_geometry.Batch, _geometry.OutChannels, _geometry.Out.Height, _geometry.Out.Width));
        ConvKernel.Forward(_geometry, Input(0).Data, Input(1).Data, _hasBias ? Input(2).Data : [], y.Data);
        return y;
    }

    // y = b + Σ w·x is linear in each of x, w and b, so each gradient is dy times the other factor of the same product.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        if (into.Wants(0))
        {
            Span<T> dx = into.ToFill(0, out bool isNew);
            ConvKernel.AddInputGradient(_geometry, dy, Input(1).Data, dx, isNew);
        }
        if (into.Wants(1))
        {
            ConvKernel.AddWeightGradient(_geometry, dy, Input(0).Data, into[1]);
        }
        if (_hasBias && into.Wants(2))
        {
            Channels.AddSum(dy, into[2], _geometry.OutArea);
        }
    }
}

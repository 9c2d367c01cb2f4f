using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Transposed convolution of sequences: enlarges the time axis.</summary>
/// <remarks>
/// Forward:  as <see cref="Functional.ConvTranspose1d{T}"/>.
/// Shapes:   x (N, inChannels, T), Weight (inChannels, outChannels / groups, kernelSize), Bias (outChannels,) → y (N, outChannels, T′).
/// Source:   Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4.
/// </remarks>
/// <param name="inChannels">Channels of x.</param>
/// <param name="outChannels">Channels of y.</param>
/// <param name="kernelSize">Length of the kernel.</param>
/// <param name="stride">Distance between two stamps in y.</param>
/// <param name="padding">Elements cut off on each side of y.</param>
/// <param name="outputPadding">Elements added at y's end, below the stride.</param>
/// <param name="dilation">Distance between the kernel's elements.</param>
/// <param name="groups">Parts that do not see each other's channels.</param>
/// <param name="bias">Whether b is added.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ShapeException">A size is below 1, or the groups do not share the channels evenly.</exception>
public sealed class ConvTranspose1d<T>(
    int inChannels, int outChannels, int kernelSize, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true, RandomSource? random = null)
    : Convolution<T>(WeightShape("ConvTranspose1d", inChannels, outChannels, groups, kernelSize), outChannels, bias, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Description => $"ConvTranspose1d({inChannels}, {Weight.Shape[1] * groups}, {kernelSize})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, inChannels, T).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.ConvTranspose1d(Weight, Bias, stride, padding, outputPadding, dilation, groups);
}

/// <summary>Transposed convolution of images: enlarges height and width.</summary>
/// <remarks>
/// Forward:  as <see cref="Functional.ConvTranspose2d{T}"/>.
/// Shapes:   x (N, inChannels, H, W), Weight (inChannels, outChannels / groups, KH, KW), Bias (outChannels,) → y (N, outChannels, H′, W′).
/// Source:   Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4.
/// </remarks>
/// <param name="inChannels">Channels of x.</param>
/// <param name="outChannels">Channels of y.</param>
/// <param name="kernelSize">Height and width of the kernel.</param>
/// <param name="stride">Distance between two stamps in y; null: 1.</param>
/// <param name="padding">Rows and columns cut off on each side of y; null: none.</param>
/// <param name="outputPadding">Rows and columns added at y's end, below the stride; null: none.</param>
/// <param name="dilation">Distance between the kernel's elements; null: 1.</param>
/// <param name="groups">Parts that do not see each other's channels.</param>
/// <param name="bias">Whether b is added.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ShapeException">A size is below 1, or the groups do not share the channels evenly.</exception>
public sealed class ConvTranspose2d<T>(
    int inChannels, int outChannels, Size2 kernelSize, Size2? stride = null, Size2? padding = null, Size2? outputPadding = null, Size2? dilation = null, int groups = 1, bool bias = true, RandomSource? random = null)
    : Convolution<T>(WeightShape("ConvTranspose2d", inChannels, outChannels, groups, kernelSize.Height, kernelSize.Width), outChannels, bias, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Description => $"ConvTranspose2d({inChannels}, {Weight.Shape[1] * groups}, {kernelSize})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, inChannels, H, W).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.ConvTranspose2d(Weight, Bias, stride, padding, outputPadding, dilation, groups);
}

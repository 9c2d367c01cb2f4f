using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Convolution of sequences.</summary>
/// <remarks>
/// Forward:  y_o = b_o + Σ_c W_{o,c} ⋆ x_c, as <see cref="Functional.Conv1d{T}"/>.
/// Shapes:   x (N, inChannels, T), Weight (outChannels, inChannels / groups, kernelSize), Bias (outChannels,) → y (N, outChannels, T′).
/// Source:   Waibel et al. 1989, "Phoneme recognition using time-delay neural networks".
/// </remarks>
/// <param name="inChannels">Channels of x.</param>
/// <param name="outChannels">Channels of y.</param>
/// <param name="kernelSize">Length of the kernel.</param>
/// <param name="stride">Positions from one output to the next.</param>
/// <param name="padding">Zeros on each side.</param>
/// <param name="dilation">Distance between the kernel's elements.</param>
/// <param name="groups">Parts that do not see each other's channels.</param>
/// <param name="bias">Whether b is added.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ShapeException">A size is below 1, or the groups do not share the channels evenly.</exception>
public sealed class Conv1d<T>(
    int inChannels, int outChannels, int kernelSize, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, RandomSource? random = null)
    : Convolution<T>(WeightShape("Conv1d", outChannels, inChannels, groups, kernelSize), outChannels, bias, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Description => $"Conv1d({inChannels}, {Weight.Shape[0]}, {kernelSize})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, inChannels, T), or too short for the kernel.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.Conv1d(Weight, Bias, stride, padding, dilation, groups);
}

/// <summary>Convolution of images.</summary>
/// <remarks>
/// Forward:  y_o = b_o + Σ_c W_{o,c} ⋆ x_c, as <see cref="Functional.Conv2d{T}"/>.
/// Shapes:   x (N, inChannels, H, W), Weight (outChannels, inChannels / groups, KH, KW), Bias (outChannels,) → y (N, outChannels, H′, W′).
/// Source:   LeCun et al. 1989, "Backpropagation applied to handwritten zip code recognition".
/// </remarks>
/// <param name="inChannels">Channels of x.</param>
/// <param name="outChannels">Channels of y.</param>
/// <param name="kernelSize">Height and width of the kernel.</param>
/// <param name="stride">Positions from one output to the next; null: 1.</param>
/// <param name="padding">Zeros on each side; null: none.</param>
/// <param name="dilation">Distance between the kernel's elements; null: 1.</param>
/// <param name="groups">Parts that do not see each other's channels.</param>
/// <param name="bias">Whether b is added.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ShapeException">A size is below 1, or the groups do not share the channels evenly.</exception>
public sealed class Conv2d<T>(
    int inChannels, int outChannels, Size2 kernelSize, Size2? stride = null, Size2? padding = null, Size2? dilation = null, int groups = 1, bool bias = true, RandomSource? random = null)
    : Convolution<T>(WeightShape("Conv2d", outChannels, inChannels, groups, kernelSize.Height, kernelSize.Width), outChannels, bias, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Description => $"Conv2d({inChannels}, {Weight.Shape[0]}, {kernelSize})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, inChannels, H, W), or too small for the kernel.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.Conv2d(Weight, Bias, stride, padding, dilation, groups);
}

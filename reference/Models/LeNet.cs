using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>A small convolutional network for images, after LeNet-5.</summary>
/// <remarks>
/// Forward:  two blocks of convolution 5 × 5, activation and pooling 2 × 2, then three Linear layers.
/// Shapes:   x (N, channels, size, size) → logits (N, classes).
/// Source:   LeCun et al. 1998, "Gradient-based learning applied to document recognition", section II.B. Differs: unless classic, ReLU and
///           maximum instead of tanh and average pooling; full connections between the channels, logits instead of radial basis functions.
/// </remarks>
public sealed class LeNet<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Sequential<T> _features, _classifier;

    /// <summary>A network with random start weights.</summary>
    /// <param name="channels">1 for grey images, 3 for colours.</param>
    /// <param name="imageSize">Height and width; 12 at least.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="classic">Tanh and average pooling, as in 1998.</param>
    /// <exception cref="ShapeException">The images are smaller than 12 × 12.</exception>
    /// <exception cref="ArgumentOutOfRangeException">classes is below 1.</exception>
    public LeNet(int channels = 1, int imageSize = 28, int classes = 10, bool classic = false)
    {
        if (imageSize < 12)
        {
            throw new ShapeException($"LeNet: images of {imageSize} × {imageSize} leave nothing after the second pooling; use 12 × 12 at least.");
        }
        Description = $"LeNet({channels}, {imageSize}, {classes})";
        // The first convolution is padded and keeps the size; the second takes 4; each pooling halves.
        int remaining = ((imageSize / 2) - 4) / 2;
        Activation<T> Activation() => classic ? Nn<T>.Tanh() : Nn<T>.Relu();
        Pooling<T> Pooling() => classic ? Nn<T>.AvgPool2d(2) : Nn<T>.MaxPool2d(2);
        _features = Child("features", Nn<T>.Sequential(
            Nn<T>.Conv2d(channels, 6, 5, padding: 2), Activation(), Pooling(),
            Nn<T>.Conv2d(6, 16, 5), Activation(), Pooling()));
        _classifier = Child("classifier", Nn<T>.Sequential(
            Nn<T>.Flatten(), Nn<T>.Linear(16 * remaining * remaining, 120), Activation(), Nn<T>.Linear(120, 84), Activation(), Nn<T>.Linear(84, classes)));
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, channels, size, size).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Run(_classifier, Run(_features, x));
}

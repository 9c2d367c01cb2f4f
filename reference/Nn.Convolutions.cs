using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference;

/// <content>Convolutions and pooling.</content>
public static partial class Nn<T>
{
    /// <summary>Convolution of sequences: (N, inChannels, T) → (N, outChannels, T′).</summary>
    /// <param name="inChannels">Channels of x.</param>
    /// <param name="outChannels">Channels of y.</param>
    /// <param name="kernelSize">Length of the kernel.</param>
    /// <param name="stride">Positions from one output to the next.</param>
    /// <param name="padding">Zeros on each side.</param>
    /// <param name="dilation">Distance between the kernel's elements.</param>
    /// <param name="groups">Parts that do not see each other's channels.</param>
    /// <param name="bias">Whether b is added.</param>
    /// <exception cref="ShapeException">A size is below 1, or the groups do not share the channels evenly.</exception>
    public static Conv1d<T> Conv1d(int inChannels, int outChannels, int kernelSize, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true)
        => new(inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias);

    /// <summary>Convolution of images: (N, inChannels, H, W) → (N, outChannels, H′, W′).</summary>
    /// <param name="inChannels">Channels of x.</param>
    /// <param name="outChannels">Channels of y.</param>
    /// <param name="kernelSize">Height and width of the kernel.</param>
    /// <param name="stride">Positions from one output to the next; null: 1.</param>
    /// <param name="padding">Zeros on each side; null: none.</param>
    /// <param name="dilation">Distance between the kernel's elements; null: 1.</param>
    /// <param name="groups">Parts that do not see each other's channels.</param>
    /// <param name="bias">Whether b is added.</param>
    /// <exception cref="ShapeException">A size is below 1, or the groups do not share the channels evenly.</exception>
    public static Conv2d<T> Conv2d(
        int inChannels, int outChannels, Size2 kernelSize, Size2? stride = null, Size2? padding = null, Size2? dilation = null, int groups = 1, bool bias = true)
        => new(inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias);

    /// <summary>Transposed convolution of sequences.</summary>
    /// <param name="inChannels">Channels of x.</param>
    /// <param name="outChannels">Channels of y.</param>
    /// <param name="kernelSize">Length of the kernel.</param>
    /// <param name="stride">Distance between two stamps in y.</param>
    /// <param name="padding">Elements cut off on each side of y.</param>
    /// <param name="outputPadding">Elements added at y's end, below the stride.</param>
    /// <exception cref="ShapeException">A size is below 1.</exception>
    public static ConvTranspose1d<T> ConvTranspose1d(int inChannels, int outChannels, int kernelSize, int stride = 1, int padding = 0, int outputPadding = 0)
        => new(inChannels, outChannels, kernelSize, stride, padding, outputPadding);

    /// <summary>Transposed convolution of images.</summary>
    /// <param name="inChannels">Channels of x.</param>
    /// <param name="outChannels">Channels of y.</param>
    /// <param name="kernelSize">Height and width of the kernel.</param>
    /// <param name="stride">Distance between two stamps in y; null: 1.</param>
    /// <param name="padding">Rows and columns cut off on each side of y; null: none.</param>
    /// <param name="outputPadding">Rows and columns added at y's end, below the stride; null: none.</param>
    /// <exception cref="ShapeException">A size is below 1.</exception>
    public static ConvTranspose2d<T> ConvTranspose2d(
        int inChannels, int outChannels, Size2 kernelSize, Size2? stride = null, Size2? padding = null, Size2? outputPadding = null)
        => new(inChannels, outChannels, kernelSize, stride, padding, outputPadding);

    /// <summary>The largest element of each window: (N, C, T) → (N, C, T′).</summary>
    /// <param name="kernelSize">Length of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size.</param>
    /// <param name="padding">Elements on each side that no maximum sees.</param>
    public static Pooling<T> MaxPool1d(int kernelSize, int? stride = null, int padding = 0)
        => new($"MaxPool1d({kernelSize})", x => x.MaxPool1d(kernelSize, stride, padding));

    /// <summary>The largest element of each window: (N, C, H, W) → (N, C, H′, W′).</summary>
    /// <param name="kernelSize">Size of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size.</param>
    /// <param name="padding">Elements on each side that no maximum sees; null: none.</param>
    public static Pooling<T> MaxPool2d(Size2 kernelSize, Size2? stride = null, Size2? padding = null)
        => new($"MaxPool2d({kernelSize})", x => x.MaxPool2d(kernelSize, stride, padding));

    /// <summary>The mean of each window: (N, C, T) → (N, C, T′).</summary>
    /// <param name="kernelSize">Length of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size.</param>
    /// <param name="padding">Zeros on each side.</param>
    public static Pooling<T> AvgPool1d(int kernelSize, int? stride = null, int padding = 0)
        => new($"AvgPool1d({kernelSize})", x => x.AvgPool1d(kernelSize, stride, padding));

    /// <summary>The mean of each window: (N, C, H, W) → (N, C, H′, W′).</summary>
    /// <param name="kernelSize">Size of the window.</param>
    /// <param name="stride">From one window to the next; null: the kernel size.</param>
    /// <param name="padding">Zeros on each side; null: none.</param>
    public static Pooling<T> AvgPool2d(Size2 kernelSize, Size2? stride = null, Size2? padding = null)
        => new($"AvgPool2d({kernelSize})", x => x.AvgPool2d(kernelSize, stride, padding));

    /// <summary>Averages an image of any size down to a wanted size: (N, C, H, W) → (N, C, outputSize).</summary>
    /// <param name="outputSize">Height and width of y.</param>
    public static Pooling<T> AdaptiveAvgPool2d(Size2 outputSize)
        => new($"AdaptiveAvgPool2d({outputSize})", x => x.AdaptiveAvgPool2d(outputSize));

    /// <summary>The mean of each channel, as features: (N, C, H, W) → (N, C). Takes the place of Flatten and wide Linear layers.</summary>
    public static Pooling<T> GlobalAvgPool2d() => new("GlobalAvgPool2d", x => x.AdaptiveAvgPool2d(1).Flatten());
}

using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>How a kernel moves over its input: the arguments of a convolution that are no tensors.</summary>
/// <param name="Axes">1 for sequences (N, C, T), 2 for images (N, C, H, W).</param>
/// <param name="Stride">Positions from one output element to the next.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="Dilation">Distance between the kernel's elements.</param>
/// <param name="Groups">Parts that do not see each other's channels.</param>
internal readonly record struct ConvOptions(int Axes, Size2 Stride, Size2 Padding, Size2 Dilation, int Groups)
{
    /// <summary>For sequences: the height is a single row.</summary>
    public static ConvOptions Sequence(int stride, int padding, int dilation, int groups) => new(1, (1, stride), (0, padding), (1, dilation), groups);

    /// <summary>For images; null stands for the usual 1, 0 and 1.</summary>
    public static ConvOptions Image(Size2? stride, Size2? padding, Size2? dilation, int groups) => new(2, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

    /// <summary>Asks for numbers that mean something.</summary>
    /// <exception cref="ShapeException">Stride, dilation or groups below 1, or negative padding.</exception>
    public void Check(string name)
    {
        if (Stride.Height < 1 || Stride.Width < 1 || Dilation.Height < 1 || Dilation.Width < 1 || Groups < 1 || Padding.Height < 0 || Padding.Width < 0)
        {
            throw new ShapeException(
                $"{name}: stride {Stride}, dilation {Dilation} and groups {Groups} must be 1 or more, and padding {Padding} 0 or more.");
        }
    }
}

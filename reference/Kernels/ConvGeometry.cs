using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>All sizes of a convolution x (N, C, H, W) * w (O, C / groups, KH, KW) → y (N, O, OH, OW). A 1-D convolution has H = KH = OH = 1.</summary>
/// <remarks>
/// y's (i, j) meets x's (i · stride − padding + k · dilation, …); what falls outside x counts as zero.
/// A transposed convolution is the same geometry with the roles of x and y exchanged.
/// </remarks>
internal readonly record struct ConvGeometry(
    int Batch, int InChannels, Size2 In, int OutChannels, Size2 Out, Size2 Kernel, Size2 Stride, Size2 Padding, Size2 Dilation, int Groups)
{
    /// <summary>Input channels that one group sees.</summary>
    public int GroupIn => InChannels / Groups;

    /// <summary>Output channels that one group makes.</summary>
    public int GroupOut => OutChannels / Groups;

    /// <summary>Positions of an input channel.</summary>
    public int InArea => In.Height * In.Width;

    /// <summary>Positions of an output channel.</summary>
    public int OutArea => Out.Height * Out.Width;

    /// <summary>Terms in the sum of one output element: (C / groups) · KH · KW.</summary>
    public int Terms => GroupIn * Kernel.Height * Kernel.Width;

    /// <summary>Sizes of y = x * w.</summary>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel does not fit into x.</exception>
    public static ConvGeometry Convolution(string name, Shape x, Shape w, Shape? b, ConvOptions options)
    {
        options.Check(name);
        CheckRanks(name, x, w, options.Axes, "(outChannels, inChannels / groups, …)");
        int channels = w[1] * options.Groups;
        if (x[1] != channels)
        {
            throw new ShapeException(
                $"{name}: axis 1 of x {x} must hold the weight's {channels} input channels (weight {w}, groups {options.Groups}). Did you mean {name}({x[1]}, …)?");
        }
        if (w[0] % options.Groups != 0)
        {
            throw new ShapeException($"{name}: the weight {w} has {w[0]} output channels, which {options.Groups} groups do not share evenly.");
        }
        CheckBias(name, b, w[0]);
        Size2 size = Plane(x), kernel = Plane(w);
        var output = new Size2(
            OutSize(size.Height, kernel.Height, options.Stride.Height, options.Padding.Height, options.Dilation.Height),
            OutSize(size.Width, kernel.Width, options.Stride.Width, options.Padding.Width, options.Dilation.Width));
        if (output.Height < 1 || output.Width < 1)
        {
            throw new ShapeException(
                $"{name}: the kernel {kernel} with dilation {options.Dilation} does not fit into x {x} with padding {options.Padding}; take a smaller kernel or more padding.");
        }
        return new(x[0], x[1], size, w[0], output, kernel, options.Stride, options.Padding, options.Dilation, options.Groups);
    }

    /// <summary>Sizes of the convolution whose input gradient is the transposed convolution y of x: here In is y's size and Out is x's.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static ConvGeometry Transposed(string name, Shape x, Shape w, Shape? b, ConvOptions options, Size2 outputPadding)
    {
        options.Check(name);
        CheckRanks(name, x, w, options.Axes, "(inChannels, outChannels / groups, …)");
        if (x[1] != w[0] || x[1] % options.Groups != 0)
        {
            throw new ShapeException(
                $"{name}: axis 1 of x {x} must hold the weight's {w[0]} input channels (weight {w}) and divide into groups of {options.Groups}.");
        }
        if (outputPadding.Height < 0 || outputPadding.Width < 0 || outputPadding.Height >= options.Stride.Height || outputPadding.Width >= options.Stride.Width)
        {
            throw new ShapeException($"{name}: the output padding {outputPadding} must be 0 or more and below the stride {options.Stride}.");
        }
        CheckBias(name, b, w[1] * options.Groups);
        Size2 size = Plane(x), kernel = Plane(w);
        var output = new Size2(
            ((size.Height - 1) * options.Stride.Height) - (2 * options.Padding.Height) + (options.Dilation.Height * (kernel.Height - 1)) + outputPadding.Height + 1,
            ((size.Width - 1) * options.Stride.Width) - (2 * options.Padding.Width) + (options.Dilation.Width * (kernel.Width - 1)) + outputPadding.Width + 1);
        if (output.Height < 1 || output.Width < 1)
        {
            throw new ShapeException($"{name}: x {x} with padding {options.Padding} would give {output}; take less padding.");
        }
        return new(x[0], w[1] * options.Groups, output, x[1], size, kernel, options.Stride, options.Padding, options.Dilation, options.Groups);
    }

    private static int OutSize(int size, int kernel, int stride, int padding, int dilation)
    {
        int room = size + (2 * padding) - (dilation * (kernel - 1)) - 1;
        return room < 0 ? 0 : (room / stride) + 1;
    }

    private static Size2 Plane(Shape shape) => new(shape.Rank == 4 ? shape[2] : 1, shape[-1]);

    private static void CheckRanks(string name, Shape x, Shape w, int axes, string layout)
    {
        if (x.Rank != axes + 2)
        {
            throw new ShapeException($"{name}: x {x} must have {axes + 2} axes, {(axes == 1 ? "(N, C, T)" : "(N, C, H, W)")}. Did you forget the batch or the channel axis?");
        }
        if (w.Rank != axes + 2)
        {
            throw new ShapeException($"{name}: the weight {w} must have {axes + 2} axes, {layout}.");
        }
    }

    private static void CheckBias(string name, Shape? b, int channels)
    {
        if (b is { } bias && bias != channels)
        {
            throw new ShapeException($"{name}: the bias {bias} must be ({channels},), one number for each output channel.");
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>Convolution and its two gradients; defined by <see cref="Plain.PlainConv"/>. Each is one parallel region over the images of the batch.</summary>
/// <remarks>
/// As matrix products: y = w X, dX = wᵀ dy, dw = dy Xᵀ, where column (i, j) of X holds the window that output (i, j) looks through ("im2col").
/// X is KH · KW times as large as x and is never stored: its rows are shifted views of one <see cref="ConvCanvas"/>, its panels are what a tile loads.
/// Source: Chellapilla, Puri and Simard 2006, "High performance convolutional neural networks for document processing"; Georganas et al. 2018, arXiv:1808.05567.
/// </remarks>
internal static unsafe class ConvKernel
{
    /// <summary>y = x * w + b, overwriting y; no b counts as zeros.</summary>
    public static void Forward<T>(ConvGeometry g, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* bias = Scratch<T>.Rent(ScratchUse.Starts, g.OutChannels);
        Span<T> starts = new(bias, g.OutChannels);
        starts.Clear();
        b.CopyTo(starts);
        Run(g, x, w, bias, y);
    }

    /// <summary>y += x * w.</summary>
    public static void AddForward<T>(ConvGeometry g, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Run(g, x, w, null, y);

    /// <summary>dx += wᵀ dy, folded back; a new dx is overwritten.</summary>
    public static void AddInputGradient<T>(ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> w, Span<T> dx, bool isNew = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* starts = null;
        if (isNew && g.Stride == 1)
        {
            starts = Scratch<T>.Rent(ScratchUse.Starts, g.InChannels);
            new Span<T>(starts, g.InChannels).Clear();
        }
        else if (isNew)
        {
            // With a stride every residue writes places of its own, and some places nobody writes.
            Elementwise.Clear(dx);
        }
        int taps = g.Kernel.Height * g.Kernel.Width;
        nint* offsets = Scratch<nint>.Rent(ScratchUse.Offsets, g.GroupOut * taps);
        nint* places = Scratch<nint>.Rent(ScratchUse.SecondOffsets, g.GroupOut * taps);
        fixed (T* source = dy, weights = w, target = dx)
        {
            for (int residue = 0; residue < g.Stride.Height * g.Stride.Width; residue++)
            {
                Size2 at = (residue / g.Stride.Width, residue % g.Stride.Width);
                if (Correlation.InputGradient(g, at) is { } plan)
                {
                    int steps = plan.InputGradientOffsets(g, at, offsets, places);
                    Workers.Run(g.Batch * g.Groups, new CorrelationRun<T>(
                        plan, g.Groups, source, weights, g.GroupOut * g.Terms, taps, places, offsets, steps, starts, target));
                }
            }
        }
    }

    /// <summary>dw += dy Xᵀ.</summary>
    public static void AddWeightGradient<T>(ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ConvWeightGradient<T>.Add(g, dy, x, dw);

    private static void Run<T>(in ConvGeometry g, ReadOnlySpan<T> x, ReadOnlySpan<T> w, T* bias, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Correlation plan = Correlation.Forward(g);
        nint* offsets = Scratch<nint>.Rent(ScratchUse.Offsets, g.Terms);
        nint* places = Scratch<nint>.Rent(ScratchUse.SecondOffsets, g.Terms);
        plan.ForwardOffsets(g, offsets);
        for (int s = 0; s < g.Terms; s++)
        {
            places[s] = s;
        }
        fixed (T* source = x, weights = w, target = y)
        {
            Workers.Run(g.Batch * g.Groups, new CorrelationRun<T>(
                plan, g.Groups, source, weights, g.GroupOut * g.Terms, g.Terms, places, offsets, g.Terms, bias, target));
        }
    }
}

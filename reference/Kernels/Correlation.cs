using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>What a convolution and its input gradient have in common: every output is a sum of canvas elements at fixed distances, each times a weight.</summary>
/// <remarks>
/// <code>
///  target[m, i, j] = Σₛ w[m, s] · canvas[offset(s) + i · pitch + j]          s runs over (channel, ki, kj)
///
///     canvas of one image          strip: 6 outputs        target
///    ┌──────────────┐  2W places  ┌──────┬──────┬──┐      ┌────────────┐
///    │ all channels │ ──────────▶ │ tile │ tile │… │ ───▶ │ whole rows │
///    └──────────────┘   a tile    └──────┴──────┴──┘      └────────────┘
/// </code>
/// The canvas of an image fits the second-level cache, a strip of results the first.
/// Forward: the canvas is x in its padding. Input gradient: it is dy in a frame as wide as the kernel, met by the kernel turned round;
/// with a stride, every residue of rows and columns of dx is met by taps of its own.
/// Source: Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4.
/// </remarks>
/// <param name="Canvas">Layout of one plane.</param>
/// <param name="Residues">Canvases that a plane is split into.</param>
/// <param name="Shift">Row and column of the plane at the first canvas' origin; negative in the padding.</param>
/// <param name="Planes">Planes that an output sums over.</param>
/// <param name="Source">Size of such a plane.</param>
/// <param name="Outputs">Output planes.</param>
/// <param name="Target">Size of an output plane.</param>
/// <param name="Count">Rows and columns of it that are computed.</param>
/// <param name="TargetStep">Distance between them.</param>
/// <param name="TargetShift">The first of them.</param>
internal readonly record struct Correlation(
    ConvCanvas Canvas, Size2 Residues, Size2 Shift, int Planes, Size2 Source, int Outputs, Size2 Target, Size2 Count, Size2 TargetStep, Size2 TargetShift)
{
    /// <summary>Places in a row of results, those between two lines included.</summary>
    public int Flat => ((Count.Height - 1) * Canvas.Pitch) + Count.Width;

    /// <summary>Elements of all canvases of an image, with the zeros right of the very last line.</summary>
    public int CanvasLength => (Canvases * Canvas.Area) + Canvas.Shared;

    private int Canvases => Planes * Residues.Height * Residues.Width;

    /// <summary>y from x, for one group.</summary>
    public static Correlation Forward(in ConvGeometry g)
    {
        int columns = g.Out.Width + ((g.Kernel.Width - 1) * g.Dilation.Width / g.Stride.Width);
        // Lines are told apart by their residues where there is a stride, so only without one their zeros lie side by side.
        int shared = g.Stride.Width == 1 ? ConvCanvas.SharedZeros(g.Padding.Width, g.In.Width, columns, g.Out.Width) : 0;
        ConvCanvas canvas = new(g.Out.Height + ((g.Kernel.Height - 1) * g.Dilation.Height / g.Stride.Height), columns - shared, g.Stride, shared);
        return new(canvas, g.Stride, (-g.Padding.Height, -g.Padding.Width), g.GroupIn, g.In, g.GroupOut, g.Out, g.Out, 1, 0);
    }

    /// <summary>Offsets of the forward sum's terms in the canvas, in the weight's order (channel, ki, kj).</summary>
    public unsafe void ForwardOffsets(in ConvGeometry g, nint* offsets)
    {
        for (int s = 0; s < g.Terms; s++)
        {
            int channel = s / (g.Kernel.Height * g.Kernel.Width);
            (int row, int rowResidue) = Math.DivRem(s / g.Kernel.Width % g.Kernel.Height * g.Dilation.Height, g.Stride.Height);
            (int column, int columnResidue) = Math.DivRem(s % g.Kernel.Width * g.Dilation.Width, g.Stride.Width);
            int plane = (((channel * Residues.Height) + rowResidue) * Residues.Width) + columnResidue;
            offsets[s] = (plane * Canvas.Area) + (row * Canvas.Pitch) + column;
        }
    }

    /// <summary>dx from dy for the rows and columns of padded x that leave a residue when divided by the stride; null where no tap meets them.</summary>
    public static Correlation? InputGradient(in ConvGeometry g, Size2 residue)
    {
        (int rowReach, int firstRow, int rows) = Axis(g.In.Height, g.Kernel.Height, g.Stride.Height, g.Padding.Height, g.Dilation.Height, residue.Height);
        (int columnReach, int firstColumn, int columns) = Axis(g.In.Width, g.Kernel.Width, g.Stride.Width, g.Padding.Width, g.Dilation.Width, residue.Width);
        if (rowReach < 0 || columnReach < 0 || rows <= 0 || columns <= 0)
        {
            return null;
        }
        int shared = ConvCanvas.SharedZeros(columnReach - firstColumn, g.Out.Width, columns + columnReach, columns);
        return new(
            new ConvCanvas(rows + rowReach, columns + columnReach - shared, 1, shared), 1, (firstRow - rowReach, firstColumn - columnReach), g.GroupOut, g.Out, g.GroupIn, g.In,
            (rows, columns), g.Stride,
            ((firstRow * g.Stride.Height) + residue.Height - g.Padding.Height, (firstColumn * g.Stride.Width) + residue.Width - g.Padding.Width));
    }

    /// <summary>Offsets in the canvas of dy and places in w of the terms (output channel, ki, kj) that meet a residue; gives their number.</summary>
    public unsafe int InputGradientOffsets(in ConvGeometry g, Size2 residue, nint* offsets, nint* places)
    {
        (int rowReach, int columnReach) = (Canvas.Rows - Count.Height, Canvas.Pitch + Canvas.Shared - Count.Width);
        int steps = 0;
        for (int s = 0; s < g.GroupOut * g.Kernel.Height * g.Kernel.Width; s++)
        {
            int tap = s % (g.Kernel.Height * g.Kernel.Width);
            int channel = s / (g.Kernel.Height * g.Kernel.Width);
            (int row, int rowResidue) = Math.DivRem(tap / g.Kernel.Width * g.Dilation.Height, g.Stride.Height);
            (int column, int columnResidue) = Math.DivRem(tap % g.Kernel.Width * g.Dilation.Width, g.Stride.Width);
            if (rowResidue == residue.Height && columnResidue == residue.Width)
            {
                offsets[steps] = (channel * Canvas.Area) + ((rowReach - row) * Canvas.Pitch) + columnReach - column;
                places[steps++] = (channel * g.Terms) + tap;
            }
        }
        return steps;
    }

    /// <summary>Lays an image's planes out on canvases.</summary>
    public void Lay<T>(ReadOnlySpan<T> planes, Span<T> canvases)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int area = Source.Height * Source.Width;
        if (Shift == 0 && Residues == 1 && Source == new Size2(Canvas.Rows, Canvas.Pitch))
        {
            // Nothing but the planes themselves.
            planes[..CanvasLength].CopyTo(canvases);
            return;
        }
        canvases.Clear();
        for (int i = 0; i < Canvases; i++)
        {
            (int plane, int residue) = Math.DivRem(i, Residues.Height * Residues.Width);
            Canvas.Fill(
                planes.Slice(plane * area, area), Source, canvases.Slice(i * Canvas.Area, Canvas.Area),
                Shift.Height + (residue / Residues.Width), Shift.Width + (residue % Residues.Width));
        }
    }

    /// <summary>Along one axis: the farthest tap that leaves the residue (−1: none does), and the positions of padded x / stride that lie in x.</summary>
    private static (int Reach, int First, int Count) Axis(int size, int kernel, int stride, int padding, int dilation, int residue)
    {
        int reach = -1;
        for (int tap = 0; tap < kernel; tap++)
        {
            reach = tap * dilation % stride == residue ? tap * dilation / stride : reach;
        }
        int first = Math.Max(0, ConvCanvas.CeilingOf(padding - residue, stride));
        int end = ConvCanvas.CeilingOf(size + padding - residue, stride);
        return (reach, first, end - first);
    }
}

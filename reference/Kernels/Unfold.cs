using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Lays the windows of an image side by side as a matrix ("im2col"), so that a convolution becomes a matrix product.</summary>
/// <remarks>
/// Row (c, ki, kj) of the matrix holds, for each output position, the input element that the kernel element (ki, kj) of channel c meets there.
/// Source: Chellapilla, Puri and Simard 2006, "High performance convolutional neural networks for document processing".
/// </remarks>
internal static class Unfold
{
    /// <summary>Writes the matrix (Terms, OutArea) of one image's channels of one group.</summary>
    /// <param name="g">Sizes.</param>
    /// <param name="x">GroupIn channels of In.Height · In.Width.</param>
    /// <param name="matrix">Overwritten.</param>
    public static void Gather<T>(in ConvGeometry g, ReadOnlySpan<T> x, Span<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < g.Terms; row++)
        {
            (int first, int last, int shift) = Reach(g, row);
            for (int i = 0; i < g.Out.Height; i++)
            {
                Span<T> target = matrix.Slice((row * g.OutArea) + (i * g.Out.Width), g.Out.Width);
                int from = LineOf(g, row, i);
                if (from < 0 || first >= last)
                {
                    target.Clear();
                    continue;
                }
                target[..first].Clear();
                target[last..].Clear();
                if (g.Stride.Width == 1)
                {
                    x.Slice(from + first + shift, last - first).CopyTo(target[first..]);
                    continue;
                }
                for (int j = first; j < last; j++)
                {
                    target[j] = x[from + (j * g.Stride.Width) + shift];
                }
            }
        }
    }

    /// <summary>The way back: adds every element of the matrix to the input element it was copied from.</summary>
    public static void ScatterAdd<T>(in ConvGeometry g, ReadOnlySpan<T> matrix, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < g.Terms; row++)
        {
            (int first, int last, int shift) = Reach(g, row);
            for (int i = 0; i < g.Out.Height; i++)
            {
                ReadOnlySpan<T> source = matrix.Slice((row * g.OutArea) + (i * g.Out.Width), g.Out.Width);
                int to = LineOf(g, row, i);
                if (to < 0 || first >= last)
                {
                    continue;
                }
                if (g.Stride.Width == 1)
                {
                    Accumulate.Row(dx, to + first + shift, repeats: false, source[first..last]);
                    continue;
                }
                for (int j = first; j < last; j++)
                {
                    dx[to + (j * g.Stride.Width) + shift] += source[j];
                }
            }
        }
    }

    /// <summary>Output columns [first, last) whose input column lies inside the image, and the input column of output column 0.</summary>
    private static (int First, int Last, int Shift) Reach(in ConvGeometry g, int row)
    {
        int shift = (row % g.Kernel.Width * g.Dilation.Width) - g.Padding.Width;
        int first = Math.Clamp(CeilingOf(-shift, g.Stride.Width), 0, g.Out.Width);
        int last = Math.Clamp(CeilingOf(g.In.Width - shift, g.Stride.Width), 0, g.Out.Width);
        return (first, Math.Max(first, last), shift);
    }

    /// <summary>Offset of the input line that output line i meets in this row of the matrix; −1 when it lies in the padding.</summary>
    private static int LineOf(in ConvGeometry g, int row, int i)
    {
        int ki = row / g.Kernel.Width % g.Kernel.Height;
        int channel = row / (g.Kernel.Width * g.Kernel.Height);
        int line = (i * g.Stride.Height) - g.Padding.Height + (ki * g.Dilation.Height);
        return line >= 0 && line < g.In.Height ? (channel * g.InArea) + (line * g.In.Width) : -1;
    }

    private static int CeilingOf(int a, int b) => a <= 0 ? 0 : (a + b - 1) / b;
}

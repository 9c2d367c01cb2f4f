using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>Convolution as its definition says: a sum over all triples (x, w, y) that meet.</summary>
/// <remarks>
/// y += x · w for every triple; because the sum is bilinear, the same triples give both gradients: dx += dy · w and dw += dy · x.
/// Deep learning's convolution does not flip the kernel; mathematics calls it cross-correlation.
/// Source: Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285.
/// </remarks>
internal static class PlainConv
{
    /// <summary>y += x * w.</summary>
    public static void AddForward<T>(ConvGeometry g, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
        where T : INumberBase<T>
    {
        foreach ((int xi, int wi, int yi) in Triples(g))
        {
            y[yi] += x[xi] * w[wi];
        }
    }

    /// <summary>dx += what each element of x gave to dy.</summary>
    public static void AddInputGradient<T>(ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> w, Span<T> dx)
        where T : INumberBase<T>
    {
        foreach ((int xi, int wi, int yi) in Triples(g))
        {
            dx[xi] += dy[yi] * w[wi];
        }
    }

    /// <summary>dw += what each element of w gave to dy.</summary>
    public static void AddWeightGradient<T>(ConvGeometry g, ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> dw)
        where T : INumberBase<T>
    {
        foreach ((int xi, int wi, int yi) in Triples(g))
        {
            dw[wi] += dy[yi] * x[xi];
        }
    }

    /// <summary>Flat indices (x, w, y) of every product in the sum; products with the zeros of the padding are left out.</summary>
    private static IEnumerable<(int X, int W, int Y)> Triples(ConvGeometry g)
        => from n in Enumerable.Range(0, g.Batch)
           from o in Enumerable.Range(0, g.OutChannels)
           from i in Enumerable.Range(0, g.Out.Height)
           from j in Enumerable.Range(0, g.Out.Width)
           from c in Enumerable.Range(0, g.GroupIn)
           from ki in Enumerable.Range(0, g.Kernel.Height)
           from kj in Enumerable.Range(0, g.Kernel.Width)
           let row = (i * g.Stride.Height) - g.Padding.Height + (ki * g.Dilation.Height)
           let column = (j * g.Stride.Width) - g.Padding.Width + (kj * g.Dilation.Width)
           where row >= 0 && row < g.In.Height && column >= 0 && column < g.In.Width
           let channel = (o / g.GroupOut * g.GroupIn) + c
           select (
               (((((n * g.InChannels) + channel) * g.In.Height) + row) * g.In.Width) + column,
               (((((o * g.GroupIn) + c) * g.Kernel.Height) + ki) * g.Kernel.Width) + kj,
               (((((n * g.OutChannels) + o) * g.Out.Height) + i) * g.Out.Width) + j);
}

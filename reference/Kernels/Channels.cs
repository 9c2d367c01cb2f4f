using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>One number for each channel of (N, C, area): the bias of a convolution and its gradient.</summary>
internal static class Channels
{
    /// <summary>y[n, c, ·] = value[c]; zero when there are no values.</summary>
    public static void Fill<T>(Span<T> y, ReadOnlySpan<T> values, int area)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (values.IsEmpty)
        {
            y.Clear();
            return;
        }
        for (int plane = 0; plane * area < y.Length; plane++)
        {
            y.Slice(plane * area, area).Fill(values[plane % values.Length]);
        }
    }

    /// <summary>sum[c] += Σ over n and area of dy[n, c, ·].</summary>
    public static void AddSum<T>(ReadOnlySpan<T> dy, Span<T> sum, int area)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int plane = 0; plane * area < dy.Length; plane++)
        {
            sum[plane % sum.Length] += TensorPrimitives.Sum(dy.Slice(plane * area, area));
        }
    }
}

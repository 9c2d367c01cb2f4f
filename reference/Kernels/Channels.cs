using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>One number for each channel of (N, C, area): the bias of a convolution and its gradient; defined by <see cref="Plain.PlainChannels"/>.</summary>
internal static unsafe class Channels
{
    /// <summary>Elements that make a part worth handing to another thread.</summary>
    private const int PartLength = 1 << 14;

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
        if (sum.Length == 0)
        {
            return;
        }
        fixed (T* planes = dy, sums = sum)
        {
            int group = (int)Math.Clamp(PartLength * (long)sum.Length / Math.Max(1, dy.Length), 1, sum.Length);
            Workers.Run((sum.Length + group - 1) / group, new PartGroup<ChannelSum<T>>(new ChannelSum<T>(planes, dy.Length, sums, sum.Length, area), group, sum.Length));
        }
    }

    /// <summary>A part is a channel; its planes are added in order.</summary>
    private readonly struct ChannelSum<T>(T* planes, int length, T* sums, int channels, int area) : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int part)
        {
            for (nint plane = part; plane * area < length; plane += channels)
            {
                sums[part] += TensorPrimitives.Sum(new ReadOnlySpan<T>(planes + (plane * area), area));
            }
        }
    }
}

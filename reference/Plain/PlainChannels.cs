using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>One number for each channel of (N, C, area), as its definition says: a bias, and its gradient.</summary>
internal static class PlainChannels
{
    /// <summary>y[n, c, a] = values[c].</summary>
    public static void Fill<T>(Span<T> y, ReadOnlySpan<T> values, int area)
        where T : INumberBase<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = values[i / area % values.Length];
        }
    }

    /// <summary>sums[c] += Σ over n and a of dy[n, c, a].</summary>
    public static void AddSum<T>(ReadOnlySpan<T> dy, Span<T> sums, int area)
        where T : INumberBase<T>
    {
        for (int i = 0; i < dy.Length; i++)
        {
            sums[i / area % sums.Length] += dy[i];
        }
    }
}

using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>The rectifier as its definition says, number by number.</summary>
internal static class PlainRelu
{
    /// <summary>y = max(x, 0).</summary>
    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.Max(x[i], T.Zero);
        }
    }

    /// <summary>dx += dy where x is above 0; at 0 itself the slope counts as 0.</summary>
    public static void AddGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx)
        where T : INumber<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] += x[i] > T.Zero ? dy[i] : T.Zero;
        }
    }
}

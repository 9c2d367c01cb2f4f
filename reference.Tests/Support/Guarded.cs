using System.Numerics;

namespace Tutorial.Reference.Tests.Support;

/// <summary>A buffer with canaries on both sides: NaN that a kernel would carry into its result by reading too far, and would overwrite by writing too far.</summary>
public sealed class Guarded<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Longer than the widest vector with four accumulators: 4 · 16 floats.</summary>
    private const int Margin = 72;

    private readonly T[] _all;

    public Guarded(IReadOnlyCollection<T> values)
    {
        _all = [.. Enumerable.Repeat(T.NaN, Margin), .. values, .. Enumerable.Repeat(T.NaN, Margin)];
    }

    public Span<T> Data => _all.AsSpan(Margin, _all.Length - (2 * Margin));

    /// <summary>Both sides still hold what they held, and the result took nothing from them.</summary>
    public void Check()
    {
        Assert.True(_all[..Margin].All(T.IsNaN), "written before the buffer's start");
        Assert.True(_all[^Margin..].All(T.IsNaN), "written behind the buffer's end");
        Assert.False(Data.ToArray().Any(T.IsNaN), "read beside the buffer");
    }
}

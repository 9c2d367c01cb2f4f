namespace Tutorial.Reference.Tests.Support;

/// <summary>The rules by which a fast kernel equals its plain twin, and by which two whole results are the same.</summary>
public static class Twins
{
    /// <summary>Float's unit in the last place at 1.</summary>
    private const double Epsilon = 1.1920929e-7;

    /// <summary>Each element within 4·ε·√n·Σ|terms|, where n numbers were added up to get it.</summary>
    /// <param name="plain">What the definition gives, in float.</param>
    /// <param name="fast">What the kernel gives, in float.</param>
    /// <param name="terms">Σ|terms| of each element: the definition on absolute values, in double.</param>
    /// <param name="count">n.</param>
    public static void Agree(ReadOnlySpan<float> plain, ReadOnlySpan<float> fast, ReadOnlySpan<double> terms, int count)
    {
        Assert.Equal(plain.Length, fast.Length);
        for (int i = 0; i < plain.Length; i++)
        {
            double allowed = 4 * Epsilon * Math.Sqrt(count) * terms[i];
            Assert.True(Math.Abs((double)fast[i] - plain[i]) <= allowed, $"element {i}: plain {plain[i]:g9}, fast {fast[i]:g9}, allowed {allowed:g3}");
        }
    }

    /// <summary>‖ours − theirs‖∞ ≤ tolerance · max(1, ‖theirs‖∞): fused against composed, and against PyTorch.</summary>
    public static void Same(IEnumerable<double> theirs, IEnumerable<double> ours, double tolerance, string what = "result")
    {
        double[] expected = [.. theirs], found = [.. ours];
        Assert.Equal(expected.Length, found.Length);
        double scale = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < expected.Length; i++)
        {
            // Written so that NaN fails.
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance * scale, $"{what}, element {i}: {expected[i]:g17} wanted, {found[i]:g17} found");
        }
    }

    /// <summary>Absolute values in double, for Σ|terms|.</summary>
    public static double[] Absolute(float[] values) => [.. values.Select(value => Math.Abs((double)value))];
}

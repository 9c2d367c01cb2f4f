using System.Numerics;

namespace Tutorial.Reference.Tests.Support;

/// <summary>The rules by which a fast kernel equals its plain twin, and by which two whole results are the same.</summary>
public static class Twins
{
    /// <summary>Each element within 4·ε·√n·Σ|terms|, where n numbers were added up to get it.</summary>
    /// <param name="plain">What the definition gives.</param>
    /// <param name="fast">What the kernel gives.</param>
    /// <param name="terms">Σ|terms| of each element: the definition on absolute values, in double.</param>
    /// <param name="count">n.</param>
    public static void Agree<T>(T[] plain, ReadOnlySpan<T> fast, double[] terms, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The unit in the last place at 1.
        double epsilon = typeof(T) == typeof(float) ? Math.Pow(2, -23) : Math.Pow(2, -52);
        Assert.Equal(plain.Length, fast.Length);
        for (int i = 0; i < plain.Length; i++)
        {
            double allowed = 4 * epsilon * Math.Sqrt(count) * terms[i];
            double error = Math.Abs(double.CreateChecked(fast[i]) - double.CreateChecked(plain[i]));
            Assert.True(error <= allowed, $"element {i}: plain {plain[i]}, fast {fast[i]}, allowed {allowed:g3}");
        }
    }

    /// <summary>The same for a result in a guarded buffer, whose canaries must live.</summary>
    public static void Agree<T>(T[] plain, Guarded<T> fast, double[] terms, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fast.Check();
        Agree<T>(plain, fast.Data, terms, count);
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

    /// <summary>What a new buffer may hold: NaN, which is seen in the result when a kernel reads it or leaves it standing.</summary>
    public static T[] Undefined<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] anything = new T[length];
        Array.Fill(anything, T.NaN);
        return anything;
    }

    /// <summary>Absolute values in double, for Σ|terms|.</summary>
    public static double[] Absolute<T>(T[] values)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. values.Select(value => Math.Abs(double.CreateChecked(value)))];
}

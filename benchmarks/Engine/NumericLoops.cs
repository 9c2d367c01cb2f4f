using System.Diagnostics;

namespace Tutorial.Benchmarks.Engine;

/// <summary>The loops that are timed twice: compiled here, and as the text of a cell.</summary>
internal static class NumericLoops
{
    /// <summary>This class' own text, without its namespace, for a cell.</summary>
    public static string Source { get; } = ReadSource();

    /// <summary>Milliseconds of one run.</summary>
    public static double Time(string name)
    {
        double[] a = [.. Enumerable.Range(0, 160 * 160).Select(index => index * 0.5)];
        double[] c = new double[160 * 160];
        long begin = Stopwatch.GetTimestamp();
        double sum = 0;
        for (int repeat = 0; repeat < 10; repeat++)
        {
            sum += name == "Product" ? Product(a, a, c, 160) : Sums(a);
        }

        double time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return sum > 0 ? time : double.NaN;
    }

    private static double Product(double[] a, double[] b, double[] c, int n)
    {
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
            {
                double sum = 0;
                for (int inner = 0; inner < n; inner++)
                {
                    sum += a[(row * n) + inner] * b[(inner * n) + column];
                }

                c[(row * n) + column] = sum;
            }
        }

        return c[^1];
    }

    private static double Sums(double[] a)
    {
        double total = 0;
        for (int repeat = 0; repeat < 100; repeat++)
        {
            for (int index = 0; index < a.Length; index++)
            {
                total += a[index];
            }
        }

        return total;
    }

    private static string ReadSource()
    {
        using Stream text = typeof(NumericLoops).Assembly.GetManifestResourceStream("NumericLoops.cs")!;
        using var reader = new StreamReader(text);
        string all = reader.ReadToEnd();
        int start = all.IndexOf("internal static class", StringComparison.Ordinal);
        int resource = all.IndexOf("    /// <summary>This class' own text", StringComparison.Ordinal);
        int time = all.IndexOf("    /// <summary>Milliseconds", StringComparison.Ordinal);
        int read = all.IndexOf("    private static string ReadSource", StringComparison.Ordinal);
        return "using System.Diagnostics;\n" + all[start..resource] + all[time..read] + "}";
    }
}

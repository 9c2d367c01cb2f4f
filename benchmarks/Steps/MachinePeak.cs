using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Tutorial.Reference.Kernels;

namespace Tutorial.Benchmarks.Steps;

/// <summary>The most multiply-adds this machine can do: a loop that keeps twelve sums in registers and touches no memory.</summary>
/// <remarks>Twelve sums that do not wait for one another hide the latency of the fused multiply-add. A product's time at this rate is the roof no product can break.</remarks>
internal static class MachinePeak
{
    private const int Turns = 200_000;
    private const int Sums = 12;
    private static float s_seen;

    /// <summary>Floating-point operations a second on all cores, in units of 10⁹; the fastest of many rounds.</summary>
    public static double Measure()
    {
        int threads = Environment.ProcessorCount;
        double fastest = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 1500)
        {
            long before = Stopwatch.GetTimestamp();
            Workers.Run(threads, default(Loop));
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(before).TotalSeconds);
        }
        return 2.0 * Vector<float>.Count * Sums * Turns * threads / fastest / 1e9;
    }

    private readonly struct Loop : IParts
    {
        // Kept somewhere, so that the loop is not found to be of no use.
        public void Run(int part) => Volatile.Write(ref s_seen, MultiplyAdds(part));

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static float MultiplyAdds(int seed)
        {
            Vector<float> x = new(0.999f), y = new(seed);
            Vector<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
            for (int turn = 0; turn < Turns; turn++)
            {
                a = Vector.FusedMultiplyAdd(a, x, y);
                b = Vector.FusedMultiplyAdd(b, x, y);
                c = Vector.FusedMultiplyAdd(c, x, y);
                d = Vector.FusedMultiplyAdd(d, x, y);
                e = Vector.FusedMultiplyAdd(e, x, y);
                f = Vector.FusedMultiplyAdd(f, x, y);
                g = Vector.FusedMultiplyAdd(g, x, y);
                h = Vector.FusedMultiplyAdd(h, x, y);
                i = Vector.FusedMultiplyAdd(i, x, y);
                j = Vector.FusedMultiplyAdd(j, x, y);
                k = Vector.FusedMultiplyAdd(k, x, y);
                l = Vector.FusedMultiplyAdd(l, x, y);
            }
            return Vector.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
        }
    }
}

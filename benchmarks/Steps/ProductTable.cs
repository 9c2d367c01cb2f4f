using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Tutorial.Benchmarks.Steps;

/// <summary>The matrix product beside OpenBLAS, MathNet's managed product and the machine's own peak, as a table in Markdown.</summary>
internal static class ProductTable
{
    private const int Rounds = 4;
    private const int RoundMilliseconds = 250;

    public static int Run()
    {
        using PeerProcess? peer = PeerProcess.Start(Peer.OpenBlas, out string version);
        double peak = MachinePeak.Measure();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{System.Numerics.Vector<float>.Count * 32}-bit vectors, {Environment.ProcessorCount} cores, peak {peak:0} GFLOP/s. {version}"));
        Console.WriteLine("| size | GFLOP/s | share of peak | OpenBLAS | ratio | MathNet | ratio |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (int size in ProductWorkloads.Sizes)
        {
            Action product = ProductWorkloads.Product(size, size);
            Matrix<float> left = Matrix<float>.Build.Dense(size, size, 0.5f), right = Matrix<float>.Build.Dense(size, size, 0.25f);
            double ours = double.PositiveInfinity, theirs = double.PositiveInfinity, managed = double.PositiveInfinity;
            for (int round = 0; round < Rounds; round++)
            {
                ours = Math.Min(ours, Fastest(product));
                managed = Math.Min(managed, round == 0 || size <= 512 ? Fastest(() => left.Multiply(right)) : managed);
                foreach (int threads in peer is null ? [] : new[] { 1, Environment.ProcessorCount })
                {
                    theirs = Math.Min(theirs, peer!.Measure($"product-{size}", threads, RoundMilliseconds));
                }
            }
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} | {Rate(size, ours):0} | {Rate(size, ours) / peak:p0} | {Rate(size, theirs):0} | {theirs / ours:0.00} | {Rate(size, managed):0.0} | {managed / ours:0.0} |"));
        }
        return 0;
    }

    private static double Rate(int size, double milliseconds) => 2.0 * size * size * size / milliseconds / 1e6;

    private static double Fastest(Action product)
    {
        double fastest = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        do
        {
            long before = Stopwatch.GetTimestamp();
            product();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < RoundMilliseconds);
        return fastest;
    }
}

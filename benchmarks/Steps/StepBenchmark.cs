using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Tutorial.Benchmarks.Steps;

/// <summary>Times the training steps and products, ours and the peer's by turns, and reports the fastest of each and what ours allocates.</summary>
/// <remarks>The fastest of many short rounds is the figure least disturbed by whatever else the machine does; turns spread disturbances over both.</remarks>
internal static class StepBenchmark
{
    private const int Rounds = 5;
    private const int RoundMilliseconds = 400;
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static int Run(string[] arguments)
    {
        bool json = arguments.Contains("--json");
        string? wanted = arguments.FirstOrDefault(argument => !argument.StartsWith('-'));
        Workload[] chosen = [.. Workloads.All.Where(workload => wanted is null || workload.Name.StartsWith(wanted, StringComparison.Ordinal))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"benchmarks: no step is called '{wanted}'; there are {string.Join(", ", Workloads.All.Select(workload => workload.Name))}.");
            return 2;
        }
        if (!json)
        {
            Console.WriteLine($"{Vector<float>.Count * 32}-bit vectors, {Environment.ProcessorCount} cores.");
        }
        foreach (IGrouping<Peer, Workload> workloads in chosen.GroupBy(workload => workload.Peer))
        {
            Run([.. workloads], workloads.Key, arguments.Contains("--peers"), json);
        }
        return 0;
    }

    private static void Run(Workload[] workloads, Peer compared, bool peers, bool json)
    {
        string version = "";
        using PeerProcess? peer = peers ? PeerProcess.Start(compared, out version) : null;
        if (!json)
        {
            Console.WriteLine($"{workloads[0].Kind,-12} {"ours ms",9} {"peer ms",9} {"ratio",7} {"bytes/step",11} {"growth",8}   {version}");
        }
        else if (peer is null && peers)
        {
            Console.Error.WriteLine(version);
        }
        foreach (Workload workload in workloads)
        {
            Report(Measure(workload, peer), json);
        }
    }

    private static StepResult Measure(Workload workload, PeerProcess? peer)
    {
        Action step = workload.Prepare(workload.Batch);
        double ours = double.PositiveInfinity, theirs = double.PositiveInfinity;
        Warm(step);
        for (int round = 0; round < Rounds; round++)
        {
            ours = Math.Min(ours, Fastest(step, RoundMilliseconds));
            foreach (int threads in peer is null ? [] : new[] { 1, Environment.ProcessorCount })
            {
                theirs = Math.Min(theirs, peer!.Measure(workload.Name, threads, RoundMilliseconds / 2));
            }
        }
        // A product of twice the rows takes a tenth of a second: there fewer repetitions must do.
        int steps = workload.Kind == "step" ? 100 : 20;
        long bytes = BytesPerStep(step, steps);
        long doubled = BytesPerStep(workload.Prepare(2 * workload.Batch), steps);
        return new StepResult(workload.Name, workload.Kind, ours, peer is null ? null : theirs, peer is null ? null : theirs / ours, bytes, doubled - bytes);
    }

    private static void Warm(Action step)
    {
        // Long enough for tiered compilation to reach its last tier.
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 1000)
        {
            step();
        }
    }

    private static double Fastest(Action step, int milliseconds)
    {
        double fastest = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
        {
            long before = Stopwatch.GetTimestamp();
            step();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        return fastest;
    }

    // What a step allocates it allocates in every round; what the runtime itself allocates once in a while is in one of them.
    private static long BytesPerStep(Action step, int steps)
    {
        Warm(step);
        long fewest = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < steps; i++)
            {
                step();
            }
            fewest = Math.Min(fewest, (GC.GetTotalAllocatedBytes(precise: true) - before) / steps);
        }
        return fewest;
    }

    private static void Report(StepResult result, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(result, s_json));
            return;
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name,-12} {result.OursMs,9:0.000} {result.PeerMs,9:0.000} {result.Ratio,7:0.00} {result.BytesPerStep,11} {result.BytesGrowth,8}"));
    }
}

/// <summary>One line of the report.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Kind">"step" or "kernel".</param>
/// <param name="OursMs">Our fastest, in milliseconds.</param>
/// <param name="PeerMs">The peer's fastest over its thread counts, or null.</param>
/// <param name="Ratio">peer / ours: above 1 ours is faster.</param>
/// <param name="BytesPerStep">Bytes on the managed heap a step, all threads.</param>
/// <param name="BytesGrowth">The same at twice the batch, minus this.</param>
internal sealed record StepResult(string Name, string Kind, double OursMs, double? PeerMs, double? Ratio, long BytesPerStep, long BytesGrowth);

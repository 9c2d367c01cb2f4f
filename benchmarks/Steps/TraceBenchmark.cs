using System.Diagnostics;
using System.Globalization;
using Tutorial.Reference.Autograd;

namespace Tutorial.Benchmarks.Steps;

/// <summary>What recording costs a training step: off, where every operation asks whether a trace records, and on, where all numbers are copied.</summary>
/// <remarks>
/// Off cannot be measured as a difference, which is far below the noise; so the question itself is timed and multiplied by how often a step asks it,
/// counted generously: <see cref="QuestionsPerOperation"/> for each operation (forward, backward, room for results, its layer).
/// </remarks>
internal static class TraceBenchmark
{
    private const int Rounds = 7;
    private const int RoundMilliseconds = 250;
    private const int QuestionsPerOperation = 10;
    private const double MostOff = 0.01;
    private const double MostOn = 3;

    public static int Run(string[] arguments)
    {
        string? wanted = arguments.FirstOrDefault();
        bool within = true;
        double question = NanosecondsPerQuestion();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one question {question:0.00} ns"));
        Console.WriteLine($"{"step",-12} {"off ms",9} {"on ms",9} {"on / off",9} {"operations",11} {"off costs",10}");
        foreach (Workload workload in Workloads.All.Where(workload => wanted is null || workload.Name.StartsWith(wanted, StringComparison.Ordinal)))
        {
            Action step = workload.Prepare(workload.Batch);
            (double off, double on) = Measure(step);
            int operations = Operations(step);
            double share = operations * QuestionsPerOperation * question / (off * 1e6);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Name,-12} {off,9:0.000} {on,9:0.000} {on / off,9:0.00} {operations,11} {share,10:0.000 %}"));
            within &= share < MostOff && on / off < MostOn;
        }
        return within ? 0 : 1;
    }

    private static (double Off, double On) Measure(Action step)
    {
        double off = double.PositiveInfinity, on = double.PositiveInfinity;
        // By turns, so that whatever else the machine does disturbs both; the first round warms up.
        for (int round = 0; round <= Rounds; round++)
        {
            double plain = Typical(step), traced = Recorded(step);
            (off, on) = round == 0 ? (off, on) : (Math.Min(off, plain), Math.Min(on, traced));
        }
        return (off, on);
    }

    /// <summary>A training of which every step is recorded and the last one kept.</summary>
    private static double Recorded(Action step)
    {
        using StepTrace trace = StepTrace.Start();
        return Typical(() =>
        {
            trace.Clear();
            step();
        });
    }

    /// <summary>The mean over a round, garbage collections included: what recording leaves behind is part of its price.</summary>
    private static double Typical(Action step)
    {
        int count = 0;
        long start = Stopwatch.GetTimestamp();
        double elapsed;
        do
        {
            step();
            count++;
            elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        while (elapsed < RoundMilliseconds);
        return elapsed / count;
    }

    private static int Operations(Action step)
    {
        using var trace = StepTrace.Start();
        step();
        return trace.Forward.Count;
    }

    private static double NanosecondsPerQuestion()
    {
        const int questions = 20_000_000;
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            int yes = 0;
            for (int i = 0; i < questions; i++)
            {
                yes += StepTrace.IsRecording ? 1 : 0;
            }
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / questions);
            Debug.Assert(yes == 0);
        }
        return best;
    }
}

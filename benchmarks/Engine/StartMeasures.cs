using System.Diagnostics;
using Tutorial.Kernel.Hosting;

namespace Tutorial.Benchmarks.Engine;

/// <summary>What a new session costs, in milliseconds.</summary>
internal static class StartMeasures
{
    /// <summary>From the start of the process until it answers, and from there through its first cell; the best of five.</summary>
    public static async Task<(double Start, double FirstCell)> StartAndFirstCellAsync(EngineOptions options)
    {
        double start = double.MaxValue;
        double first = double.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long begin = Stopwatch.GetTimestamp();
            await using EngineClient client = await EngineClient.StartAsync(options);
            long ready = Stopwatch.GetTimestamp();
            await client.ExecuteAsync(new("var x = 20 + 1;\nConsole.WriteLine(x);\nx * 2"));
            start = Math.Min(start, Stopwatch.GetElapsedTime(begin, ready).TotalMilliseconds);
            first = Math.Min(first, Stopwatch.GetElapsedTime(ready).TotalMilliseconds);
        }

        return (start, first);
    }

    /// <summary>From the moment the host hears of a crash until a new engine is ready.</summary>
    public static async Task<double> RestartAsync(EngineOptions options)
    {
        await using EngineClient client = await EngineClient.StartAsync(options);
        double best = double.MaxValue;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await client.ExecuteAsync(new("Environment.Exit(1);"));
            }
            catch (EngineDiedException)
            {
                long begin = Stopwatch.GetTimestamp();
                await client.RestartAsync();
                best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        return best;
    }

    /// <summary>The first F# cell of a session.</summary>
    public static async Task<double> FSharpAsync(EngineOptions options)
    {
        await using EngineClient client = await EngineClient.StartAsync(options);
        long begin = Stopwatch.GetTimestamp();
        await client.ExecuteAsync(new("1 + 1") { Language = "fsharp" });
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}

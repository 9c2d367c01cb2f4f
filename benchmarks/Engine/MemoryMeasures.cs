using System.Globalization;
using Tutorial.Kernel.Hosting;

namespace Tutorial.Benchmarks.Engine;

/// <summary>Memory of the engine process as the system sees it, in megabytes, after a full collection.</summary>
internal static class MemoryMeasures
{
    /// <summary>Growth over 300 small cells that print and calculate, for each cell.</summary>
    public static async Task<double> PerCellAsync(EngineOptions options)
    {
        await using EngineClient client = await EngineClient.StartAsync(options);
        await RunAsync(client, 0, 20);
        double before = await ResidentAsync(client);
        await RunAsync(client, 20, 320);
        return (await ResidentAsync(client) - before) / 300;
    }

    /// <summary>Growth over a hundred runs of one cell that makes an array of 8 MB.</summary>
    public static async Task<double> RerunAsync(EngineOptions options)
    {
        await using EngineClient client = await EngineClient.StartAsync(options);
        await RunAsync(client, 0, 20);
        double before = await ResidentAsync(client);
        for (int run = 0; run < 100; run++)
        {
            await client.ExecuteAsync(new("var large = new double[1_000_000]; large[^1] = 1;"));
        }

        return await ResidentAsync(client) - before;
    }

    private static async Task RunAsync(EngineClient client, int from, int to)
    {
        for (int cell = from; cell < to; cell++)
        {
            await client.ExecuteAsync(new($"double F{cell}(double x) => x * {cell};\nvar v{cell} = Enumerable.Range(0, 9).Select(i => F{cell}(i)).ToArray();\nConsole.WriteLine(v{cell}.Sum());"));
        }
    }

    private static async Task<double> ResidentAsync(EngineClient client)
    {
        await client.ExecuteAsync(new("GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);"));
        string line = File.ReadLines($"/proc/{client.Engine.ProcessId}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}

using System.Globalization;
using Tutorial.Kernel.Hosting;

namespace Tutorial.Benchmarks.Engine;

/// <summary>What a learner feels of the notebook engine: how long it takes to start, to run a cell, to stop, and what a cell costs.</summary>
public static class EngineBenchmark
{
    /// <summary>Measures and prints one line a figure; 0 when every figure keeps its bound, else 1.</summary>
    /// <param name="arguments"><c>--kit FOLDER</c>: the published kit; absent: <c>TUTORIAL_KIT</c>, else the engine as built beside this program.</param>
    public static int Run(string[] arguments)
    {
        string? kit = arguments is ["--kit", string folder] ? folder : null;
        var options = new EngineOptions { KitFolder = kit };
        Console.WriteLine($"engine in {options.ResolveKitFolder()}, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        return RunAsync(options).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(EngineOptions options)
    {
        int missed = 0;
        void Report(string name, double value, double bound, string unit)
        {
            bool kept = value <= bound;
            missed += kept ? 0 : 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52} {value,9:F2} {unit,-5} (bound {bound} {unit}{(kept ? "" : ", missed")})"));
        }

        (double start, double first) = await StartMeasures.StartAndFirstCellAsync(options);
        Report("start to ready, best of 5", start, 600, "ms");
        Report("first cell after ready, best of 5", first, 50, "ms");
        Report("ready again after a crash, best of 3", await StartMeasures.RestartAsync(options), 1500, "ms");
        Report("F# loads on first use", await StartMeasures.FSharpAsync(options), 4000, "ms");
        await using EngineClient client = await EngineClient.StartAsync(options);
        Report("small cells, median of 100", await CellMeasures.SmallCellsAsync(client), 30, "ms");
        Report("matrix product in a function, against compiled", await CellMeasures.RatioAsync(client, "Product"), 1.25, "x");
        Report("sum in a function, against compiled", await CellMeasures.RatioAsync(client, "Sums"), 1.25, "x");
        Report("200,000 printed lines, best of 3", await CellMeasures.PrintAsync(client), 1000, "ms");
        Report("completion while a cell runs, median of 20", await CellMeasures.CompletionWhileRunningAsync(client), 20, "ms");
        Report("stop of while(true){}, median of 20", await CellMeasures.StopAsync(client, "while (true) { }"), 1000, "ms");
        Report("stop of a sleep, median of 20", await CellMeasures.StopAsync(client, "System.Threading.Thread.Sleep(-1);"), 1000, "ms");
        Report("memory for each of 300 cells", await MemoryMeasures.PerCellAsync(options), 0.6, "MB");
        Report("memory after 100 runs of a cell with 8 MB", await MemoryMeasures.RerunAsync(options), 100, "MB");
        return missed == 0 ? 0 : 1;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Steps;

/// <summary>How time and memory of a training step grow with batch, width, length and depth: writes the table of <c>benchmarks/README.md</c> anew.</summary>
internal static class Growth
{
    private const string Begin = "<!-- growth: written by the command above -->", End = "<!-- end of growth -->";
    private const int Steps = 30;

    private static readonly (string Model, string Grows, int[] Sizes, Func<int, Action> Make)[] s_sweeps =
    [
        ("mini GPT", "batch", [4, 8, 16, 32], size => LanguageWorkloads.Gpt(size)),
        ("mini GPT", "width", [64, 128, 256], size => LanguageWorkloads.Gpt(12, width: size)),
        ("mini GPT", "length", [32, 64, 128, 256], size => LanguageWorkloads.Gpt(12, tokens: size)),
        ("mini GPT", "depth", [2, 4, 8], size => LanguageWorkloads.Gpt(12, layers: size)),
        ("char-LSTM", "batch", [16, 32, 64, 128], size => LanguageWorkloads.Recurrent(size, features => Lstm(features, 128))),
        ("char-LSTM", "width", [64, 128, 256], size => LanguageWorkloads.Recurrent(32, features => Lstm(features, size))),
        ("char-LSTM", "length", [32, 64, 128, 256], size => LanguageWorkloads.Recurrent(32, features => Lstm(features, 128), size)),
        ("char-LSTM", "depth", [1, 2, 4], size => LanguageWorkloads.Recurrent(32, features => Lstm(features, 128, new(size)))),
    ];

    public static int Run()
    {
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"""
            {Processor()}, {Environment.ProcessorCount} cores, {Vector<float>.Count * 32}-bit vectors, {RuntimeInformation.FrameworkDescription}:

            | model | what grows | from → to | ms a step | times as long | MB held | times as much |
            | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach ((string model, string grows, int[] sizes, Func<int, Action> make) in s_sweeps)
        {
            (double Milliseconds, double Megabytes)[] costs = [.. sizes.Select(size => Cost(() => make(size)))];
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"| {model} | {grows} | {string.Join(" → ", sizes)} | {Row(costs, cost => cost.Milliseconds, "0.0")} | {Ratios(costs, cost => cost.Milliseconds)} | {Row(costs, cost => cost.Megabytes, "0.0")} | {Ratios(costs, cost => cost.Megabytes)} |");
            Console.WriteLine(line);
            table.AppendLine(line);
        }
        string path = Path.Combine(Repository.Folder, "benchmarks", "README.md"), text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal), end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            Console.Error.WriteLine($"benchmarks: {path} has no place for the table; put the lines '{Begin}' and '{End}' where it belongs.");
            return 1;
        }
        File.WriteAllText(path, $"{text[..(begin + Begin.Length)]}\n{table.Replace("\r", "")}{text[end..]}");
        return 0;
    }

    /// <summary>Fastest step, and what model, optimizer and the step's memory hold together. On a thread of its own, which has its own arena.</summary>
    private static (double Milliseconds, double Megabytes) Cost(Func<Action> make)
    {
        (double Milliseconds, double Megabytes) cost = default;
        Thread thread = new(() =>
        {
            long before = Held();
            Action step = make();
            double fastest = double.PositiveInfinity;
            for (int i = 0; i < 2 * Steps; i++)
            {
                long start = Stopwatch.GetTimestamp();
                step();
                fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            cost = (fastest, (Held() - before) / 1e6);
            GC.KeepAlive(step);
        });
        thread.Start();
        thread.Join();
        return cost;
    }

    // The arena of the thread before goes only after its finalizer has run, and what that held in the collection after. The collection's
    // own record, because GC.GetTotalMemory has come out below zero.
    private static long Held()
    {
        for (int round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        GCMemoryInfo info = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return info.HeapSizeBytes - info.FragmentedBytes;
    }

    private static string Row<TCost>(TCost[] costs, Func<TCost, double> of, string format)
        => string.Join(" → ", costs.Select(cost => of(cost).ToString(format, CultureInfo.InvariantCulture)));

    private static string Ratios<TCost>(TCost[] costs, Func<TCost, double> of)
        => string.Join(" → ", costs.Select(cost => (of(cost) / of(costs[0])).ToString("0.0", CultureInfo.InvariantCulture)));

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

using System.Diagnostics;
using System.Globalization;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Benchmarks.Engine;

/// <summary>What cells cost in a session that is warm, in milliseconds or as a ratio.</summary>
internal static class CellMeasures
{
    /// <summary>A hundred cells of one line, each with a variable of its own.</summary>
    public static async Task<double> SmallCellsAsync(EngineClient client)
    {
        var times = new List<double>();
        for (int cell = 0; cell < 100; cell++)
        {
            times.Add(await TimeAsync(() => client.ExecuteAsync(new($"var small{cell} = {cell} + 1; small{cell}"))));
        }

        return Median(times);
    }

    /// <summary>Time of a loop in a cell's function, over the time of the same text compiled into this program; each the best of ten.</summary>
    public static async Task<double> RatioAsync(EngineClient client, string name)
    {
        double compiled = Enumerable.Range(0, 10).Min(_ => NumericLoops.Time(name));
        string? result = null;
        await client.ExecuteAsync(
            new($"{NumericLoops.Source}\nEnumerable.Range(0, 10).Min(_ => NumericLoops.Time(\"{name}\"))"),
            message => result = message.Type == MessageTypes.ExecuteResult ? (string?)message.Content["data"]!["text/plain"] : result);
        return double.Parse(result!, CultureInfo.InvariantCulture) / compiled;
    }

    /// <summary>200,000 lines from the first to the reply.</summary>
    public static async Task<double> PrintAsync(EngineClient client)
    {
        double best = double.MaxValue;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            best = Math.Min(best, await TimeAsync(() => client.ExecuteAsync(new("for (int i = 0; i < 200_000; i++) Console.WriteLine(i);"))));
        }

        return best;
    }

    /// <summary>Completion of a member while the cell thread is busy.</summary>
    public static async Task<double> CompletionWhileRunningAsync(EngineClient client)
    {
        Task<Message> running = client.ExecuteAsync(new("while (true) { }"));
        var times = new List<double>();
        for (int attempt = 0; attempt < 23; attempt++)
        {
            double time = await TimeAsync(() => client.RequestAsync(Message.Request(MessageTypes.CompleteRequest, new() { ["code"] = "Console.Wri", ["cursor_pos"] = 11 })));
            if (attempt >= 3)
            {
                times.Add(time);
            }
        }

        await client.InterruptAsync();
        await running;
        return Median(times);
    }

    /// <summary>From the interrupt to the cell's reply.</summary>
    public static async Task<double> StopAsync(EngineClient client, string code)
    {
        var times = new List<double>();
        for (int attempt = 0; attempt < 20; attempt++)
        {
            Task<Message> running = client.ExecuteAsync(new(code));
            await Task.Delay(150);
            times.Add(await TimeAsync(async () =>
            {
                await client.InterruptAsync();
                return await running;
            }));
        }

        return Median(times);
    }

    private static async Task<double> TimeAsync(Func<Task<Message>> work)
    {
        long begin = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

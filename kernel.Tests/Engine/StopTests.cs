using System.Diagnostics;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class StopTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    private static int Stops => EngineFixture.Prove ? 100 : 2;

    /// <summary>Endless code of every kind that has to end when told.</summary>
    public static TheoryData<string, string> Endless => new()
    {
        { "while", "while (true) { }" },
        { "do", "do ; while (true);" },
        { "catch", "try { throw new Exception(); } catch { while (true) { } }" },
        { "finally", "try { } finally { while (true) { } }" },
        { "catches everything", "while (true) { try { while (true) { } } catch { } }" },
        { "sleep", "Thread.Sleep(-1);" },
        { "delay", "await Task.Delay(-1);" },
        { "waits for a delay", "Task.Delay(-1).Wait();" },
        { "semaphore", "new SemaphoreSlim(0).Wait();" },
        { "awaits a semaphore", "await new SemaphoreSlim(0).WaitAsync();" },
        { "Parallel.For", "long count = 0; Parallel.For(0L, long.MaxValue, i => Interlocked.Increment(ref count));" },
        { "loops in Parallel.For", "Parallel.For(0, 4, i => { while (true) { } });" },
        { "recursive function", "long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(60)" },
        { "recursive lambda", "Func<int, long> fib = null; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);\nfib(60)" },
        { "loop that calls", "int Next(int x) { return x + 1; } int h = 0; while (true) h = Next(h);" },
        { "counted loop that calls", "static double Wave(double x) => Math.Sin(x); double s = 0; for (int i = 0; ; i++) s += Wave(i);" },
        { "long count", "long Sum() { long s = 0; for (long i = 0; i < long.MaxValue; i++) s += i; return s; } Sum()" },
        { "byte count", "int Sum() { int s = 0; for (byte i = 0; i < 256; i++) s += i; return s; } Sum()" },
        { "count past its end", "int Sum() { int s = 0; for (int i = 0; i != 9; i += 2) s += i; return s; } Sum()" },
        { "count to the last number", "int Sum() { int s = 0; for (int i = 0; i <= int.MaxValue; i++) s += i; return s; } Sum()" },
        { "count down to the last number", "int Sum() { int s = 0; for (int i = 0; i >= int.MinValue; i--) s += i; return s; } Sum()" },
        { "step of nothing", "int Sum() { int s = 0; for (int i = 0; i < 9; i += 0) s += i; return s; } Sum()" },
        { "long count of odd numbers", "long Sum() { long s = 0; for (long i = 1; i < long.MaxValue; i += 2) s += i; return s; } Sum()" },
        { "LINQ", "Enumerable.Range(0, int.MaxValue).Select(i => (double)i).Where(x => x < -1).Count()" },
        { "task", "await Task.Run(() => { while (true) { } });" },
        { "async function", "async Task Tick() { while (true) await Task.Delay(1); } await Tick();" },
        { "yield", "while (true) await Task.Yield();" },
        { "value while shown", "IEnumerable<int> Never() { while (true) { Thread.Sleep(1); } yield break; }\nNever()" },
        { "input", "Console.ReadLine()" },
        { "F# while", "#!fsharp\nlet mutable i = 0\nwhile true do\n    i <- i + 1" },
        { "F# while on one line", "#!fsharp\nwhile true do ignore 1" },
        { "F# recursion", "#!fsharp\nlet rec fib n = if n < 2 then n else fib (n - 1) + fib (n - 2)\nfib 60" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Interrupt_EndlessCell_EndsAndKeepsVariables(string what, string code)
    {
        int process = engine.Client.Engine.ProcessId;
        TimeSpan fastest = TimeSpan.MaxValue;
        for (int stop = 0; stop < Stops; stop++)
        {
            await engine.RunAsync($"using System.Threading; int kept = {stop};");
            if (code.StartsWith("#!fsharp", StringComparison.Ordinal))
            {
                // The language loads with its first cell; a stop then would only stop the loading.
                await engine.RunAsync("#!fsharp\n1");
            }

            (CellRun run, TimeSpan took) = await StopAsync(code);
            fastest = took < fastest ? took : fastest;
            Assert.Equal("Interrupted", run.ErrorName);
            Assert.Equal("The cell was stopped; its variables so far are kept.", run.ErrorText);
            Assert.True(run.Reply.Flag("interrupted"));
            Assert.Empty(run.Of(MessageTypes.InterruptFailed));
            Assert.Equal($"{stop + 1}", (await engine.RunAsync("kept + 1")).Result);
        }

        // A figure of the machine, not of the code: asserted where it is proven; StopAsync asserts that it ends at all.
        Assert.True(!EngineFixture.Prove || fastest < TimeSpan.FromSeconds(1), $"{what} took {fastest.TotalMilliseconds:F0} ms to stop.");
        Assert.Equal(process, engine.Client.Engine.ProcessId);
    }

    [Fact]
    public async Task Interrupt_LibraryThatPollsByName_EndsItsLoop()
    {
        using var kit = new SmallKit();
        await using EngineClient client = await EngineClient.StartAsync(new EngineOptions { Environment = kit.Environment });
        Task<Message> cell = client.ExecuteAsync(new("#r \"nuget: Tutorial.Reference\"\nTutorial.Reference.Trainer.TrainForEver();"));
        await Task.Delay(1500);
        await client.InterruptAsync();
        Message reply = await cell;
        Assert.Equal("Interrupted", reply.Text("ename"));
        Assert.Equal("ok", (await client.ExecuteAsync(new("1"))).Text("status"));
    }

    [Fact]
    public async Task Interrupt_CodeThatNeverPolls_SaysThatOnlyARestartHelps()
    {
        await using EngineClient client = await EngineClient.StartAsync();
        var failed = new TaskCompletionSource<Message>();
        Task<Message> cell = client.ExecuteAsync(
            new("System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\")"),
            message => { if (message.Type == MessageTypes.InterruptFailed) { failed.TrySetResult(message); } });
        await Task.Delay(700);
        await client.InterruptAsync();
        Message said = await failed.Task;
        Assert.Equal("The cell did not stop within 3 seconds. Restart the session and run the cells above; the variables are lost.", said.Text("message"));
        await client.RestartAsync();
        await Assert.ThrowsAsync<EngineDiedException>(() => cell);
        Assert.Equal("ok", (await client.ExecuteAsync(new("1"))).Text("status"));
    }

    [Fact]
    public async Task Execute_LongerThanItsLimit_IsStopped()
    {
        CellRun run = await engine.RunAsync(new ExecuteRequest("int before = 7;\nwhile (true) { }") { TimeLimit = 0.5, Cell = 4 });
        Assert.Equal("TimeLimit", run.ErrorName);
        Assert.Equal("The cell ran longer than its limit of 0.5 s and was stopped; its variables so far are kept.", run.ErrorText);
        Assert.Equal(2, run.Reply.Number("line"));
        Assert.Equal("7", (await engine.RunAsync("before")).Result);
    }

    [Fact]
    public async Task Interrupt_NothingRuns_DoesNotTouchTheNextCell()
    {
        await engine.Client.RequestAsync(Message.Request(MessageTypes.InterruptRequest));
        Assert.Equal("3", (await engine.RunAsync("System.Threading.Thread.Sleep(700); 1 + 2")).Result);
    }

    private async Task<(CellRun Run, TimeSpan Took)> StopAsync(string code)
    {
        var outputs = new List<Message>();
        Task<Message> cell = engine.Client.ExecuteAsync(new(code), outputs.Add);
        await Task.Delay(400);
        long start = Stopwatch.GetTimestamp();
        await engine.Client.InterruptAsync();
        Message reply = await cell.WaitAsync(TimeSpan.FromSeconds(30));
        return (new CellRun(reply, outputs), Stopwatch.GetElapsedTime(start));
    }
}

using System.Diagnostics;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class StopTests(EngineFixture engine, StopLog log) : IClassFixture<EngineFixture>, IClassFixture<StopLog>
{
    // What learners write by accident is proven a hundred times, its rarer relatives twenty times.
    private static readonly string[] _usual =
    [
        "while", "catch", "finally", "sleep", "delay", "semaphore", "Parallel.For", "recursive function", "recursive lambda", "loop that calls",
        "counted loop that calls", "training run", "F# while",
    ];

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
        {
            "training run",
            """
            #r "nuget: Tutorial.Reference"
            using Tutorial.Reference.Tensors;
            using Tutorial.Reference.Training;
            using static Tutorial.Reference.Nn<float>;
            var model = Sequential(Linear(8, 64), Tanh(), Linear(64, 1));
            model.Compile(Sgd(model.Parameters(), 0.01), MseLoss()).Fit(Tensor<float>.Ones((256, 8)), Tensor<float>.Ones((256, 1)), epochs: int.MaxValue);
            """
        },
        { "F# while", "#!fsharp\nlet mutable i = 0\nwhile true do\n    i <- i + 1" },
        { "F# while on one line", "#!fsharp\nwhile true do ignore 1" },
        { "F# recursion", "#!fsharp\nlet rec fib n = if n < 2 then n else fib (n - 1) + fib (n - 2)\nfib 60" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Interrupt_EndlessCell_EndsAndKeepsVariables(string what, string code)
    {
        if (EngineFixture.Prove)
        {
            // Three hundred cells of one kind are a long session; the next kind begins its own.
            await engine.Client.RestartAsync();
        }

        int process = engine.Client.Engine.ProcessId;
        var times = new List<TimeSpan>();
        int stops = !EngineFixture.Prove ? 2 : _usual.Contains(what) ? 100 : 20;
        for (int stop = 0; stop < stops; stop++)
        {
            await engine.RunAsync($"using System.Threading; int kept = {stop};");
            if (code.StartsWith("#!fsharp", StringComparison.Ordinal))
            {
                // The language loads with its first cell; a stop then would only stop the loading.
                await engine.RunAsync("#!fsharp\n1");
            }

            // In the proof the stops fall into all moments of a cell's life, also while it is being compiled.
            (CellRun run, TimeSpan took) = await StopAsync(code, EngineFixture.Prove ? 30 + (stop * 37 % 170) : 400);
            times.Add(took);
            Assert.Equal("Interrupted", run.ErrorName);
            Assert.Equal("The cell was stopped; its variables so far are kept.", run.ErrorText);
            Assert.True(run.Reply.Flag("interrupted"));
            Assert.Empty(run.Of(MessageTypes.InterruptFailed));
            Assert.Equal($"{stop + 1}", (await engine.RunAsync("kept + 1")).Result);
        }

        Assert.Equal(process, engine.Client.Engine.ProcessId);
        log.Add(what, times);
        // A figure of the machine, not of the code: asserted where it is proven; StopAsync asserts that it ends at all.
        Assert.True(!EngineFixture.Prove || times.Max() < TimeSpan.FromSeconds(1), $"{what} took {times.Max().TotalMilliseconds:F0} ms to stop.");
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
    public async Task Interrupt_CellStillWaits_StopsItWhenItBegins()
    {
        // Sent in one go: the engine reads the stop long before its cell thread gets to the cell.
        for (int attempt = 0; attempt < (EngineFixture.Prove ? 100 : 5); attempt++)
        {
            Task<CellRun> cell = engine.RunAsync("while (true) { }");
            await engine.Client.InterruptAsync();
            Assert.Equal("Interrupted", (await cell.WaitAsync(TimeSpan.FromSeconds(30))).ErrorName);
        }
    }

    [Fact]
    public async Task Interrupt_WorkOnOtherThreads_EndsBeforeTheNextCell()
    {
        (CellRun left, _) = await StopAsync("long rounds = 0; await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => { while (true) System.Threading.Interlocked.Increment(ref rounds); })));", 400);
        Assert.Equal("Interrupted", left.ErrorName);
        CellRun next = await engine.RunAsync("long seen = rounds; await Task.Delay(300); rounds - seen");
        Assert.Equal("0", next.Result);
    }

    [Fact]
    public async Task Interrupt_NothingRuns_DoesNotTouchTheNextCell()
    {
        await engine.Client.RequestAsync(Message.Request(MessageTypes.InterruptRequest));
        Assert.Equal("3", (await engine.RunAsync("System.Threading.Thread.Sleep(700); 1 + 2")).Result);
    }

    private async Task<(CellRun Run, TimeSpan Took)> StopAsync(string code, int afterMilliseconds)
    {
        var outputs = new List<Message>();
        Task<Message> cell = engine.Client.ExecuteAsync(new(code), outputs.Add);
        await Task.Delay(afterMilliseconds);
        long start = Stopwatch.GetTimestamp();
        await engine.Client.InterruptAsync();
        Message reply = await cell.WaitAsync(TimeSpan.FromSeconds(30));
        return (new CellRun(reply, outputs), Stopwatch.GetElapsedTime(start));
    }
}

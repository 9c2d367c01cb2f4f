using System.Diagnostics;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Player.Sessions;

/// <summary>What a runner needs of the session around it.</summary>
internal interface IRunnerHost
{
    Notebook Document { get; }

    string WorkingFolder { get; }

    void Tell(JsonObject message);

    void CellsFinished();
}

/// <summary>Runs a session's cells one after another in an engine of its own. Every member is called from the session's mailbox.</summary>
internal sealed class CellRunner(EnginePool pool, Mailbox mailbox, CellOutputs outputs, IRunnerHost host)
{
    private readonly List<string> _queue = [];
    private readonly Dictionary<string, CellRun> _runs = [];
    private readonly List<Task> _arrivals = [];
    private EngineClient? _engine;
    private Task<EngineClient>? _starting;
    // Stands for the running cell until the engine has it: a cell that waits for an engine's start is stopped by forgetting it.
    private object? _waiting;
    private Message? _inputRequest;
    private int _generation;
    private int _order;

    public string State { get; private set; } = "none";

    public string Detail { get; private set; } = "";

    public string? Running { get; private set; }

    public IReadOnlyList<string> Queue => _queue;

    public IReadOnlyDictionary<string, CellRun> Runs => _runs;

    public int? ProcessId => _engine?.Engine.ProcessId;

    public void Run(IEnumerable<string> cells)
    {
        _queue.AddRange(cells.Where(id => id != Running && !_queue.Contains(id)));
        host.Tell(PageMessages.Queued(_queue));
        StartNext();
    }

    public void Stop()
    {
        ClearQueue();
        if (_waiting is not null)
        {
            _waiting = null;
            Running = null;
        }
        else if (_engine is EngineClient engine && Running is not null)
        {
            _ = engine.InterruptAsync();
        }
    }

    /// <summary>Ends the engine, whatever it does, and starts another; then runs these cells.</summary>
    public void Restart(IReadOnlyList<string> thenRun)
    {
        LetEngineGo();
        if (Running is string running)
        {
            Finish(running, ok: false, count: null);
        }

        ClearQueue();
        _runs.Clear();
        Run(thenRun);
        WithEngine(_ => { });
    }

    /// <summary>Ends the engine of a session nobody has used for a while.</summary>
    public void Park(string detail)
    {
        if (_engine is not null && Running is null)
        {
            LetEngineGo();
            _runs.Clear();
            SetState("parked", detail);
        }
    }

    public void Answer(string text)
    {
        if (_inputRequest is Message request && _engine is EngineClient engine)
        {
            _inputRequest = null;
            _ = engine.ReplyInputAsync(request, text);
        }
    }

    /// <summary>Asks the engine about code; the answer comes when it has one, also while a cell runs.</summary>
    public void Ask(Message request, Action<JsonObject> answer) => WithEngine(engine => _ = AskAsync(engine, request, answer));

    /// <summary>Ends the engine, also one that is still starting. Called when the mailbox has ended.</summary>
    public async Task CloseAsync()
    {
        _generation++;
        if (_engine is EngineClient engine)
        {
            _engine = null;
            await engine.DisposeAsync();
        }

        await Task.WhenAll(_arrivals);
    }

    private static async Task AskAsync(EngineClient engine, Message request, Action<JsonObject> answer)
    {
        try
        {
            answer((await engine.RequestAsync(request)).Content);
        }
        catch (EngineDiedException)
        {
            // The session tells that the engine is gone; a question about code then simply has no answer.
            answer([]);
        }
    }

    private void StartNext()
    {
        if (Running is not null || _queue.Count == 0)
        {
            return;
        }

        string id = _queue[0];
        _queue.RemoveAt(0);
        if (Find(id) is not Cell cell)
        {
            StartNext();
            return;
        }

        Running = id;
        object waiting = _waiting = new object();
        WithEngine(engine =>
        {
            if (_waiting == waiting)
            {
                Execute(engine, cell);
            }
        });
    }

    private void Execute(EngineClient engine, Cell cell)
    {
        _waiting = null;
        string id = cell.Id!;
        var run = new CellRun(++_order, cell.Source) { StartedAt = Stopwatch.GetTimestamp() };
        _runs[id] = run;
        outputs.Clear(id);
        SetState("busy", "");
        host.Tell(PageMessages.Started(id, run));
        int generation = _generation;
        var request = new ExecuteRequest(cell.Source) { Cell = NumberOf(cell), Language = CellLanguage.Of(cell, host.Document) };
        _ = ExecuteAsync(engine, request, id, generation);
    }

    private async Task ExecuteAsync(EngineClient engine, ExecuteRequest request, string id, int generation)
    {
        void InThisGeneration(Action action) => mailbox.Post(() =>
        {
            if (generation == _generation)
            {
                action();
            }
        });
        try
        {
            Message reply = await engine.ExecuteAsync(request, message => InThisGeneration(() => TakeOutput(id, message)));
            InThisGeneration(() => Done(id, reply.Text("status") == "ok", reply.Number("execution_count")));
        }
        catch (EngineDiedException death)
        {
            InThisGeneration(() => Died(id, death.Exit.Sentence));
        }
    }

    private void TakeOutput(string id, Message message)
    {
        if (message.Type == MessageTypes.InterruptFailed)
        {
            host.Tell(PageMessages.Stuck(message.Text("message") ?? "The cell does not stop."));
        }
        else if (message.Type == MessageTypes.InputRequest)
        {
            _inputRequest = message;
            host.Tell(PageMessages.Input(message.Text("prompt") ?? "", message.Flag("password") ?? false));
        }
        else if (outputs.Take(id, message) is JsonObject news)
        {
            host.Tell(news);
        }
    }

    private void Done(string id, bool ok, int? count)
    {
        Finish(id, ok, count);
        SetState("idle", "");
        // What follows a failed cell builds on what it did not do; cells that fail on purpose say so by their tag.
        if (!ok && Find(id)?.HasTag("raises-exception") != true)
        {
            ClearQueue();
        }

        StartNext();
    }

    private void Died(string id, string sentence)
    {
        TakeOutput(id, Message.Reply(null, MessageTypes.Error, new JsonObject { ["ename"] = "", ["evalue"] = sentence, ["traceback"] = new JsonArray() }));
        Finish(id, ok: false, count: null);
        ClearQueue();
        LetEngineGo();
        _runs.Clear();
        SetState("ended", sentence);
    }

    private void Finish(string id, bool ok, int? count)
    {
        Running = null;
        _inputRequest = null;
        if (Find(id) is Cell cell)
        {
            outputs.Store(cell);
            cell.ExecutionCount = count;
        }

        // On the disk before the page says that the cell is done.
        host.CellsFinished();
        if (_runs.TryGetValue(id, out CellRun? run))
        {
            _runs[id] = run with { Ok = ok, Milliseconds = (long)Stopwatch.GetElapsedTime(run.StartedAt).TotalMilliseconds };
            host.Tell(PageMessages.Finished(id, _runs[id], count));
        }
    }

    private void WithEngine(Action<EngineClient> use)
    {
        if (_engine is EngineClient ready)
        {
            use(ready);
            return;
        }

        int generation = _generation;
        if (State != "starting")
        {
            SetState("starting", "");
            _starting = pool.TakeAsync(host.WorkingFolder);
        }

        _arrivals.RemoveAll(arrival => arrival.IsCompleted);
        _arrivals.Add(GetAsync(_starting!, generation, use));
    }

    private async Task GetAsync(Task<EngineClient> starting, int generation, Action<EngineClient> use)
    {
        try
        {
            EngineClient engine = await starting;
            if (!mailbox.Post(() => Adopt(engine, generation, use)))
            {
                // The session was closed meanwhile: nobody else would end this engine.
                await engine.DisposeAsync();
            }
        }
        catch (Exception problem) when (problem is EngineDiedException or TimeoutException or IOException)
        {
            mailbox.Post(() => FailedToStart(problem.Message, generation));
        }
    }

    private void Adopt(EngineClient engine, int generation, Action<EngineClient> use)
    {
        if (generation != _generation)
        {
            _ = engine.DisposeAsync().AsTask();
            return;
        }

        if (_engine is null)
        {
            _engine = engine;
            engine.Died += exit => mailbox.Post(() => DiedWhileIdle(engine, exit));
            SetState("idle", "");
        }

        use(engine);
    }

    private void FailedToStart(string message, int generation)
    {
        if (generation == _generation && State == "starting")
        {
            string sentence = $"The engine that runs the cells did not start: {message}";
            _generation++;
            _waiting = null;
            Running = null;
            ClearQueue();
            SetState("ended", sentence);
        }
    }

    private void DiedWhileIdle(EngineClient engine, EngineExit exit)
    {
        if (_engine == engine && Running is null)
        {
            LetEngineGo();
            _runs.Clear();
            SetState("ended", exit.Sentence);
        }
    }

    private void LetEngineGo()
    {
        _generation++;
        _waiting = null;
        if (_engine is EngineClient engine)
        {
            _engine = null;
            _ = engine.DisposeAsync().AsTask();
        }

        SetState("none", "");
    }

    private void ClearQueue()
    {
        _queue.Clear();
        host.Tell(PageMessages.Queued(_queue));
    }

    private void SetState(string state, string detail)
    {
        if ((State, Detail) != (state, detail))
        {
            (State, Detail) = (state, detail);
            host.Tell(PageMessages.Engine(state, detail));
        }
    }

    private Cell? Find(string id) => host.Document.Cells.FirstOrDefault(cell => cell.Id == id && cell.Kind == CellKind.Code);

    private int NumberOf(Cell cell) => host.Document.Cells.Where(other => other.Kind == CellKind.Code).TakeWhile(other => other != cell).Count() + 1;
}

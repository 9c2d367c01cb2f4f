using System.Diagnostics;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Player.Sessions;

/// <summary>Runs a session's cells one after another in an engine of its own. Every member is called from the session's mailbox.</summary>
internal sealed class CellRunner
{
    private readonly IRunnerHost _host;
    private readonly CellOutputs _outputs;
    private readonly CellQueue _queue;
    private readonly SessionEngine _engine;
    private readonly Dictionary<string, CellRun> _runs = [];
    // Stands for the running cell until the engine has it: a cell that waits for an engine's start is stopped by forgetting it.
    private object? _waiting;
    private Message? _inputRequest;
    private int _order;

    public CellRunner(EnginePool pool, Mailbox mailbox, CellOutputs outputs, IRunnerHost host)
    {
        _host = host;
        _outputs = outputs;
        _queue = new CellQueue(host);
        _engine = new SessionEngine(pool, mailbox, host);
        _engine.StartFailed += ForgetWhatWaits;
        _engine.Died += DiedWhileIdle;
    }

    public string State => _engine.State;

    public string Detail => _engine.Detail;

    public string? Running { get; private set; }

    public IReadOnlyList<string> Queue => _queue.Waiting;

    public IReadOnlyDictionary<string, CellRun> Runs => _runs;

    public int? ProcessId => _engine.Current?.Engine.ProcessId;

    public void Run(IEnumerable<string> cells)
    {
        _queue.Add(cells, Running);
        StartNext();
    }

    public void Stop()
    {
        _queue.Clear();
        if (_waiting is not null)
        {
            _waiting = null;
            Running = null;
        }
        else if (_engine.Current is EngineClient engine && Running is not null)
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

        _queue.Clear();
        _runs.Clear();
        Run(thenRun);
        _engine.Use(_ => { });
    }

    /// <summary>Ends the engine of a session nobody has used for a while.</summary>
    public void Park(string detail)
    {
        if (_engine.Current is not null && Running is null)
        {
            LetEngineGo();
            _runs.Clear();
            _engine.Become("parked", detail);
        }
    }

    public void Answer(string text)
    {
        if (_inputRequest is Message request && _engine.Current is EngineClient engine)
        {
            _inputRequest = null;
            _ = engine.ReplyInputAsync(request, text);
        }
    }

    /// <summary>Asks the engine about code; the answer comes when it has one, also while a cell runs.</summary>
    public void Ask(Message request, Action<JsonObject> answer)
    {
        if (_engine.State is "parked" or "ended")
        {
            // A key typed must not start another engine here: the page would take back that the variables are gone.
            answer([]);
            return;
        }

        _engine.Use(engine => _ = AskAsync(engine, request, answer));
    }

    /// <summary>Ends the engine. Called when the mailbox has ended.</summary>
    public Task CloseAsync() => _engine.CloseAsync();

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
        if (Running is not null || _queue.Next() is not string id)
        {
            return;
        }

        if (Find(id) is not Cell cell)
        {
            StartNext();
            return;
        }

        Running = id;
        object waiting = _waiting = new object();
        _engine.Use(engine =>
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
        _outputs.Clear(id);
        _engine.Become("busy");
        _host.Tell(PageMessages.Started(id, run));
        var request = new ExecuteRequest(cell.Source) { Cell = NumberOf(cell), Language = CellLanguage.Of(cell, _host.Document) };
        _ = ExecuteAsync(engine, request, id, _engine.PostWhileItLives());
    }

    private async Task ExecuteAsync(EngineClient engine, ExecuteRequest request, string id, Action<Action> post)
    {
        try
        {
            Message reply = await engine.ExecuteAsync(request, message => post(() => TakeOutput(id, message)));
            post(() => Done(id, reply.Text("status") == "ok", reply.Number("execution_count")));
        }
        catch (EngineDiedException death)
        {
            post(() => Died(id, death.Exit.Sentence));
        }
    }

    private void TakeOutput(string id, Message message)
    {
        if (message.Type == MessageTypes.InterruptFailed)
        {
            _host.Tell(PageMessages.Stuck(message.Text("message") ?? "The cell does not stop."));
        }
        else if (message.Type == MessageTypes.InputRequest)
        {
            _inputRequest = message;
            _host.Tell(PageMessages.Input(message.Text("prompt") ?? "", message.Flag("password") ?? false));
        }
        else if (_outputs.Take(id, message) is JsonObject news)
        {
            _host.Tell(news);
        }
    }

    private void Done(string id, bool ok, int? count)
    {
        Finish(id, ok, count);
        _engine.Become("idle");
        // What follows a failed cell builds on what it did not do; cells that fail on purpose say so by their tag.
        if (!ok && Find(id)?.HasTag("raises-exception") != true)
        {
            _queue.Clear();
        }

        StartNext();
    }

    private void Died(string id, string sentence)
    {
        TakeOutput(id, Message.Reply(null, MessageTypes.Error, new JsonObject { ["ename"] = "", ["evalue"] = sentence, ["traceback"] = new JsonArray() }));
        Finish(id, ok: false, count: null);
        _queue.Clear();
        LetEngineGo();
        _runs.Clear();
        _engine.Become("ended", sentence);
    }

    private void Finish(string id, bool ok, int? count)
    {
        Running = null;
        _inputRequest = null;
        if (Find(id) is Cell cell)
        {
            _outputs.Store(cell);
            cell.ExecutionCount = count;
        }

        // On the disk before the page says that the cell is done.
        _host.CellsFinished();
        if (_runs.TryGetValue(id, out CellRun? run))
        {
            _runs[id] = run with { Ok = ok, Milliseconds = (long)Stopwatch.GetElapsedTime(run.StartedAt).TotalMilliseconds };
            _host.Tell(PageMessages.Finished(id, _runs[id], count));
        }
    }

    private void DiedWhileIdle(EngineExit exit)
    {
        // The death of an engine that runs a cell is that cell's own news.
        if (Running is null)
        {
            LetEngineGo();
            _runs.Clear();
            _engine.Become("ended", exit.Sentence);
        }
    }

    private void ForgetWhatWaits()
    {
        _waiting = null;
        Running = null;
        _queue.Clear();
    }

    private void LetEngineGo()
    {
        _waiting = null;
        _engine.LetGo();
    }

    private Cell? Find(string id) => _host.Document.Cells.FirstOrDefault(cell => cell.Id == id && cell.Kind == CellKind.Code);

    private int NumberOf(Cell cell) => _host.Document.Cells.Where(other => other.Kind == CellKind.Code).TakeWhile(other => other != cell).Count() + 1;
}

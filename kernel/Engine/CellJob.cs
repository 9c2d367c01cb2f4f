using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Weaving;
using Tutorial.Kernel.Protocol;
using Tutorial.Kernel.Session;

namespace Tutorial.Kernel.Engine;

/// <summary>Runs execute requests, one at a time, and says everything a client must hear of them.</summary>
internal sealed class CellJob : INotebook
{
    private readonly Connection _connection;
    private readonly NotebookSession _session;
    private readonly CellThread _thread;
    private readonly InterruptLadder _ladder;
    private readonly InputDesk _input;
    private readonly CellOutput _text;
    private readonly DisplayOutput _displays;
    private readonly NativeOutput? _native;
    private Header? _cell;
    private bool _allowInput;
    private int _count;
    private int _aborted;
    private int _queued;

    public CellJob(Connection connection, Stream? native, NotebookSession session)
    {
        _connection = connection;
        _session = session;
        _input = new InputDesk(connection);
        _text = new CellOutput(connection, () => _displays?.SendLate(all: false));
        _displays = new DisplayOutput(connection, _text);
        _thread = new CellThread(problem => _text.Write("stderr", $"{problem.GetType().Name}: {problem.Message}\n"));
        _ladder = new InterruptLadder(_thread, TellFailed);
        _native = native is null ? null : new NativeOutput(native, _text);
        Console.SetOut(new CellWriter(_text, "stdout"));
        Console.SetError(new CellWriter(_text, "stderr"));
        Console.SetIn(new CellReader());
        Notebook.Current = this;
    }

    /// <summary>Runs something on the cell thread that is no cell, such as the warm-up.</summary>
    public void Enqueue(Action job) => _thread.Enqueue(job);

    /// <summary>Runs a cell after all those before it.</summary>
    public void Enqueue(Message message)
    {
        ExecuteRequest request = ExecuteRequest.From(message);
        bool stopOnError = message.Flag("stop_on_error") ?? true;
        int number = Interlocked.Increment(ref _queued);
        _thread.Enqueue(() => Run(message.Header, request, stopOnError, number));
    }

    /// <summary>Stops the cell that runs.</summary>
    public void Interrupt() => _ladder.StopRunning(Volatile.Read(ref _queued));

    /// <summary>Hands an answer to the cell that has asked.</summary>
    public void Answer(string value) => _input.Answer(value);

    void INotebook.Show(DisplayedValue displayed) => _displays.Show(_cell, displayed);

    Task<string> INotebook.AskAsync(string prompt, bool password)
    {
        _text.Flush();
        return _input.AskAsync(_cell, _allowInput, prompt, password);
    }

    void INotebook.Clear(bool wait)
    {
        _text.Flush();
        _connection.Send(Message.Reply(_cell, MessageTypes.ClearOutput, new() { ["wait"] = wait }));
    }

    private void Run(Header header, ExecuteRequest request, bool stopOnError, int number)
    {
        if (number <= Volatile.Read(ref _aborted))
        {
            _connection.Send(Message.Reply(header, MessageTypes.ExecuteReply, new() { ["status"] = "aborted", ["execution_count"] = _count }));
            return;
        }

        _count += request.Silent ? 0 : 1;
        int cell = request.Cell ?? _count;
        _cell = header;
        _allowInput = request.AllowStdin;
        _connection.Send(Message.Reply(header, MessageTypes.Status, new() { ["execution_state"] = "busy" }));
        _text.Begin(header, cell);
        JsonObject? error = Execute(header, request, cell, number);
        var reply = new JsonObject { ["status"] = error is null ? "ok" : "error", ["execution_count"] = _count };
        foreach ((string field, JsonNode? value) in error ?? [])
        {
            reply[field] = value?.DeepClone();
        }

        if (error is not null && stopOnError)
        {
            // What waits already was asked for in the belief that this cell would work.
            Volatile.Write(ref _aborted, Volatile.Read(ref _queued));
        }

        _connection.Send(Message.Reply(header, MessageTypes.ExecuteReply, reply));
        _connection.Send(Message.Reply(header, MessageTypes.Status, new() { ["execution_state"] = "idle" }));
    }

    private JsonObject? Execute(Header header, ExecuteRequest request, int cell, int number)
    {
        double? exceeded = null;
        int running = _ladder.Begin(number);
        using var timer = request.TimeLimit is double limit
            ? new Timer(_ => { exceeded = limit; _ladder.Stop(running); }, null, TimeSpan.FromSeconds(limit), Timeout.InfiniteTimeSpan)
            : null;
        Exception? problem = null;
        object? result = null;
        try
        {
            result = _thread.RunCell(() => _session.RunAsync(request.Code, request.Language, $"cell {cell}"));
            // Forming the result runs the learner's code, too: it can be stopped like the cell itself.
            _thread.RunCell(() => Finish(header, request, result));
        }
        catch (Exception thrown)
        {
            problem = thrown;
        }

        _ladder.End();
        _native?.Drain();
        Exception? late = _displays.SendLate(all: true);
        problem ??= late;
        _text.End();
        if (problem is null)
        {
            return null;
        }

        JsonObject error = CellErrors.Describe(problem, cell, exceeded);
        _connection.Send(Message.Reply(header, MessageTypes.Error, (JsonObject)error.DeepClone()));
        return error;
    }

    private Task<bool> Finish(Header header, ExecuteRequest request, object? result)
    {
        CellStop.Poll();
        // What display(…) gives back stands already in the output.
        if (result is not null and not DisplayedValue && !request.Silent)
        {
            _displays.SendResult(header, _count, result);
        }

        return Task.FromResult(true);
    }

    private void TellFailed(int seconds) =>
        _connection.Send(Message.Reply(_cell, MessageTypes.InterruptFailed, new()
        {
            ["seconds"] = seconds,
            ["message"] = $"The cell did not stop within {seconds} seconds. Restart the session and run the cells above; the variables are lost.",
        }));
}

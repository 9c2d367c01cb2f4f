using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Engine;

/// <summary>A cell's text: gathered for 40 ms, then sent; folded when it is long.</summary>
internal sealed class CellOutput
{
    private const int BatchMilliseconds = 40;

    private readonly Connection _connection;
    private readonly Lock _lock = new();
    private readonly List<(string Name, StringBuilder Text)> _pending = [];
    private readonly AutoResetEvent _written = new(false);
    private readonly OutputFold _fold = new(OutputFolder.Create);
    private Header? _cell;

    public CellOutput(Connection connection, Action? onBatch = null)
    {
        _connection = connection;
        // A thread of its own: cells may keep every thread of the pool busy.
        new Thread(() => FlushForever(onBatch)) { IsBackground = true, Name = "output" }.Start();
    }

    /// <summary>From now on text belongs to this request.</summary>
    public void Begin(Header cell, int number)
    {
        Flush();
        lock (_lock)
        {
            _cell = cell;
            _fold.Begin(number);
        }
    }

    /// <summary>Adds text to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Write(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        lock (_lock)
        {
            if (_pending.Count == 0 || _pending[^1].Name != name)
            {
                _pending.Add((name, new StringBuilder()));
            }

            _pending[^1].Text.Append(text);
        }

        _written.Set();
    }

    /// <summary>Sends what is waiting, now: before a display, before the cell is done.</summary>
    public void Flush()
    {
        // Sending happens under the lock, so that two flushes cannot change the order.
        lock (_lock)
        {
            foreach ((string name, StringBuilder text) in _pending)
            {
                if (_fold.Admit(text) is { Length: > 0 } shown)
                {
                    Send(name, shown, []);
                }
            }

            _pending.Clear();
        }
    }

    /// <summary>Sends the rest, and the end of what was folded.</summary>
    public void End()
    {
        Flush();
        lock (_lock)
        {
            if (_fold.End() is (string notice, string tail, JsonObject folded))
            {
                Send("stdout", notice, new JsonObject { ["volatile"] = true, ["folded"] = folded });
                Send("stdout", tail, []);
            }
        }
    }

    private void Send(string name, string text, JsonObject metadata) =>
        _connection.Send(Message.Reply(_cell, MessageTypes.Stream, new() { ["name"] = name, ["text"] = text }, metadata));

    private void FlushForever(Action? onBatch)
    {
        while (true)
        {
            _written.WaitOne(100);
            Thread.Sleep(BatchMilliseconds);
            Flush();
            onBatch?.Invoke();
        }
    }
}

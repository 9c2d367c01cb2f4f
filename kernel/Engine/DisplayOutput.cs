using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Engine;

/// <summary>Values on their way to the client; updates of one display are thinned to ten a second, and the newest always arrives.</summary>
internal sealed class DisplayOutput(Connection connection, CellOutput text)
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _lastSent = [];
    private readonly Dictionary<string, (Header? Cell, DisplayedValue Shown)> _late = [];

    /// <summary>Shows a new display, or a new state of one.</summary>
    public void Show(Header? cell, DisplayedValue shown)
    {
        lock (_lock)
        {
            long now = Stopwatch.GetTimestamp();
            if (shown.IsUpdated && _lastSent.TryGetValue(shown.DisplayId, out long last) && Stopwatch.GetElapsedTime(last, now) < _between)
            {
                _late[shown.DisplayId] = (cell, shown);
                return;
            }

            _late.Remove(shown.DisplayId);
            _lastSent[shown.DisplayId] = now;
            Send(cell, shown);
        }
    }

    /// <summary>Sends updates that have waited long enough, or all of them.</summary>
    /// <param name="all">True when the cell is done.</param>
    /// <returns>When the cell is done, what the first value threw that cannot be formed; else null.</returns>
    public Exception? SendLate(bool all)
    {
        lock (_lock)
        {
            Exception? first = null;
            foreach ((string id, (Header? cell, DisplayedValue shown)) in _late.ToArray())
            {
                if (!all && Stopwatch.GetElapsedTime(_lastSent[id]) < _between)
                {
                    continue;
                }

                Exception? problem = TrySend(cell, shown);
                _lastSent[id] = Stopwatch.GetTimestamp();
                if (all || problem is null)
                {
                    _late.Remove(id);
                    first ??= problem;
                }
            }

            return first;
        }
    }

    /// <summary>The value of a cell's last expression.</summary>
    public void SendResult(Header cell, int count, object value)
    {
        JsonObject data = Bundle(FormattedValue.CreateManyFromObject(value));
        text.Flush();
        JsonObject metadata = VolatileMark(value);
        connection.Send(Message.Reply(
            cell, MessageTypes.ExecuteResult,
            new() { ["execution_count"] = count, ["data"] = data, ["metadata"] = metadata }, (JsonObject)metadata.DeepClone()));
    }

    /// <summary>The forms of a value as one object: MIME type → text, or object where the form is JSON.</summary>
    public static JsonObject Bundle(IEnumerable<FormattedValue> forms)
    {
        var data = new JsonObject();
        foreach (FormattedValue form in forms)
        {
            data[form.MimeType] = form.MimeType.EndsWith("json", StringComparison.Ordinal) ? ParseForm(form) : form.Value;
        }

        return data;
    }

    /// <summary>Metadata for a value that says of itself that it changes from run to run.</summary>
    public static JsonObject VolatileMark(object? value) =>
        value?.GetType().GetProperty("IsVolatile")?.GetValue(value) is true ? new JsonObject { ["volatile"] = true } : [];

    // Forming runs the learner's code, and the cell may be changing the value meanwhile: then it is formed when the cell is done,
    // and a lasting fault is the cell's error.
    private Exception? TrySend(Header? cell, DisplayedValue shown)
    {
        try
        {
            Send(cell, shown);
            return null;
        }
        catch (Exception problem)
        {
            return problem;
        }
    }

    private void Send(Header? cell, DisplayedValue shown)
    {
        text.Flush();
        JsonObject metadata = VolatileMark(shown.Value);
        connection.Send(Message.Reply(
            cell, shown.IsUpdated ? MessageTypes.UpdateDisplayData : MessageTypes.DisplayData,
            new()
            {
                ["data"] = Bundle(shown.FormattedValues),
                ["metadata"] = metadata,
                ["transient"] = new JsonObject { ["display_id"] = shown.DisplayId },
            },
            (JsonObject)metadata.DeepClone()));
    }

    private static JsonNode? ParseForm(FormattedValue form)
    {
        try
        {
            return JsonNode.Parse(form.Value);
        }
        catch (JsonException problem)
        {
            throw new InvalidOperationException($"A formatter gave {form.MimeType} that is not JSON: {problem.Message}", problem);
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Turns the messages of running cells into the outputs that nbformat stores.</summary>
/// <remarks>Neighbouring texts of one stream become one output, and updates reach a display in whatever cell it stands.</remarks>
internal sealed class OutputCollector
{
    private readonly Dictionary<string, List<JsonObject>> _displays = [];
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _text = new();
    private string? _stream;
    private bool _clearBeforeNext;

    /// <summary>Takes one message of the cell that runs.</summary>
    public void Take(Message message)
    {
        switch (message.Type)
        {
            case MessageTypes.Stream:
                Write(message.Text("name") ?? "stdout", message.Text("text") ?? "");
                break;
            case MessageTypes.DisplayData:
                Add(CellOutput.Display(Part(message, "data"), Part(message, "metadata")), message);
                break;
            case MessageTypes.ExecuteResult:
                Add(CellOutput.Result(message.Number("execution_count"), Part(message, "data"), Part(message, "metadata")), message);
                break;
            case MessageTypes.Error:
                Add(CellOutput.Error(message.Text("ename") ?? "Error", message.Text("evalue") ?? "", Lines(message)), message);
                break;
            case MessageTypes.UpdateDisplayData:
                Update(message);
                break;
            case MessageTypes.ClearOutput when message.Flag("wait") == true:
                _clearBeforeNext = true;
                break;
            case MessageTypes.ClearOutput:
                Clear();
                break;
        }
    }

    /// <summary>Ends the cell: its outputs are handed over, and the next cell begins with none.</summary>
    public IReadOnlyList<CellOutput> TakeOutputs()
    {
        FlushStream();
        CellOutput[] outputs = [.. _outputs];
        _outputs.Clear();
        _clearBeforeNext = false;
        return outputs;
    }

    private void Write(string stream, string text)
    {
        ClearIfAsked();
        if (stream != _stream)
        {
            FlushStream();
            _stream = stream;
        }

        _text.Append(text);
    }

    private void Add(CellOutput output, Message message)
    {
        ClearIfAsked();
        FlushStream();
        _outputs.Add(output);
        if (DisplayId(message) is string id)
        {
            if (!_displays.TryGetValue(id, out List<JsonObject>? shown))
            {
                _displays[id] = shown = [];
            }

            shown.Add(output.Json);
        }
    }

    private void Update(Message message)
    {
        if (DisplayId(message) is not string id || !_displays.TryGetValue(id, out List<JsonObject>? shown))
        {
            return;
        }

        foreach (JsonObject display in shown)
        {
            CellOutput update = CellOutput.Display(Part(message, "data"), Part(message, "metadata"));
            display["data"] = update.Data.DeepClone();
            display["metadata"] = update.Metadata.DeepClone();
        }
    }

    private void ClearIfAsked()
    {
        if (_clearBeforeNext)
        {
            Clear();
        }
    }

    private void Clear()
    {
        _clearBeforeNext = false;
        _text.Clear();
        _stream = null;
        _outputs.Clear();
    }

    private void FlushStream()
    {
        if (_stream is not null && _text.Length > 0)
        {
            _outputs.Add(CellOutput.Stream(_stream, _text.ToString()));
        }

        _text.Clear();
        _stream = null;
    }

    private static string? DisplayId(Message message) => JsonParts.StringAt(message.Content, "transient", "display_id");

    private static JsonObject Part(Message message, string name) => message.Content[name] as JsonObject ?? [];

    private static IEnumerable<string> Lines(Message message) =>
        (message.Content["traceback"] as JsonArray ?? []).OfType<JsonValue>().Select(line => line.ToString());
}

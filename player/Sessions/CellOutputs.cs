using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Protocol;
using Tutorial.Player.Outputs;

namespace Tutorial.Player.Sessions;

/// <summary>The outputs of all cells of a session, as the page shows them and as the file keeps them.</summary>
internal sealed class CellOutputs(FrameStore frames)
{
    private readonly Dictionary<string, List<Entry>> _cells = [];
    private readonly HashSet<string> _clearNext = [];

    /// <summary>Reads what a notebook was saved with.</summary>
    public void Load(Notebook notebook)
    {
        _cells.Clear();
        foreach (Cell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            _cells[cell.Id!] = [.. cell.Outputs.Select(output => new Entry(output.Json, PageOutput.FromNotebook(output.Json, frames)))];
        }
    }

    public JsonArray Shown(string cell) => new([.. Of(cell).Select(entry => (JsonNode)entry.Shown.DeepClone())]);

    public void Clear(string cell) => Of(cell).Clear();

    public void ClearAll() => _cells.Clear();

    /// <summary>Takes in a message of a running cell; returns what to tell the pages, or null.</summary>
    public JsonObject? Take(string cell, Message message)
    {
        if (message.Type == MessageTypes.ClearOutput)
        {
            return Clear(cell, message.Flag("wait") ?? false);
        }

        if (PageOutput.FromMessage(message, frames) is not JsonObject shown || PageOutput.ToNotebookOutput(message) is not JsonObject saved)
        {
            return null;
        }

        if (message.Type == MessageTypes.UpdateDisplayData)
        {
            return Update(saved, shown);
        }

        if (_clearNext.Remove(cell))
        {
            Clear(cell);
        }

        Append(Of(cell), saved, shown);
        return PageMessages.Output(cell, shown);
    }

    /// <summary>Writes a cell's outputs into its notebook.</summary>
    public void Store(Cell cell) => cell.Json["outputs"] = new JsonArray([.. Of(cell.Id!).Select(entry => (JsonNode)entry.Saved.DeepClone())]);

    private List<Entry> Of(string cell)
    {
        if (!_cells.TryGetValue(cell, out List<Entry>? entries))
        {
            _cells[cell] = entries = [];
        }

        return entries;
    }

    private JsonObject Clear(string cell, bool wait)
    {
        if (wait)
        {
            _clearNext.Add(cell);
        }
        else
        {
            Clear(cell);
        }

        return PageMessages.Clear(cell, wait);
    }

    private JsonObject? Update(JsonObject saved, JsonObject shown)
    {
        string? display = shown["display"]?.ToString();
        bool found = false;
        foreach (List<Entry> entries in _cells.Values)
        {
            for (int index = 0; index < entries.Count; index++)
            {
                if (display is not null && entries[index].Shown["display"]?.ToString() == display)
                {
                    entries[index] = new Entry(saved, shown);
                    found = true;
                }
            }
        }

        return found ? PageMessages.Update(display!, shown) : null;
    }

    private static void Append(List<Entry> entries, JsonObject saved, JsonObject shown)
    {
        if (entries.LastOrDefault() is Entry last && IsStream(shown) && IsStream(last.Shown) && last.Shown["name"]!.ToString() == shown["name"]!.ToString())
        {
            string text = last.Shown["text"]!.ToString() + shown["text"]!;
            JsonObject joined = CellOutput.Stream(shown["name"]!.ToString(), text).Json;
            JsonObject view = last.Shown;
            view["text"] = text;
            entries[^1] = new Entry(joined, view);
        }
        else
        {
            entries.Add(new Entry(saved, shown));
        }
    }

    private static bool IsStream(JsonObject output) => output["output_type"]!.ToString() == "stream";

    private sealed record Entry(JsonObject Saved, JsonObject Shown);
}

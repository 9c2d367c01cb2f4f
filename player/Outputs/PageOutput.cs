using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Player.Outputs;

/// <summary>Turns outputs of the engine and of saved notebooks into what the page shows.</summary>
internal static class PageOutput
{
    private const string Html = "text/html";
    private static readonly string[] _scripts = ["application/javascript", "text/javascript"];

    /// <summary>What the page gets for a message of a running cell; null when it shows nothing.</summary>
    public static JsonObject? FromMessage(Message message, FrameStore frames)
    {
        JsonObject? output = ToNotebookOutput(message);
        if (output is null)
        {
            return null;
        }

        JsonObject shown = FromNotebook(output, frames);
        if (message.Content["transient"] is JsonObject transient && transient["display_id"] is JsonNode display)
        {
            shown["display"] = display.DeepClone();
        }

        foreach (string place in (string[])["cell", "line", "column"])
        {
            if (message.Type == MessageTypes.Error && message.Content[place] is JsonNode value)
            {
                shown[place] = value.DeepClone();
            }
        }

        return shown;
    }

    /// <summary>The output as a notebook keeps it; null for messages that are none.</summary>
    public static JsonObject? ToNotebookOutput(Message message)
    {
        JsonObject content = message.Content;
        JsonObject Part(string name) => content[name] as JsonObject ?? [];
        return message.Type switch
        {
            MessageTypes.Stream => CellOutput.Stream(message.Text("name") ?? "stdout", message.Text("text") ?? "").Json,
            MessageTypes.DisplayData or MessageTypes.UpdateDisplayData => CellOutput.Display(Part("data"), Part("metadata")).Json,
            MessageTypes.ExecuteResult => CellOutput.Result(message.Number("execution_count"), Part("data"), Part("metadata")).Json,
            MessageTypes.Error => CellOutput.Error(
                message.Text("ename") ?? "Error", message.Text("evalue") ?? "",
                content["traceback"] is JsonArray lines ? lines.Select(line => line?.ToString() ?? "") : []).Json,
            _ => null,
        };
    }

    /// <summary>The page's form: texts joined, HTML and scripts replaced by the address of a frame.</summary>
    public static JsonObject FromNotebook(JsonObject output, FrameStore frames)
    {
        JsonObject shown = output.DeepClone().AsObject();
        if (shown["text"] is JsonNode text)
        {
            shown["text"] = Join(text);
        }

        if (shown["data"] is JsonObject data)
        {
            foreach (string mime in data.Select(entry => entry.Key).ToList())
            {
                if (data[mime] is JsonArray && !mime.EndsWith("json", StringComparison.Ordinal))
                {
                    data[mime] = Join(data[mime]!);
                }
            }

            AddFrame(shown, data, frames);
        }

        return shown;
    }

    // A chart's own HTML is its fallback for other programs; here the figure itself is drawn.
    private static void AddFrame(JsonObject shown, JsonObject data, FrameStore frames)
    {
        bool drawn = data.ContainsKey("application/vnd.plotly.v1+json") || data.ContainsKey("text/vnd.mermaid");
        if (!drawn && data[Html] is JsonValue html)
        {
            shown["frame"] = frames.Add(html.ToString());
        }
        else if (!drawn && _scripts.FirstOrDefault(data.ContainsKey) is string mime)
        {
            shown["frame"] = frames.Add(FramePage.ForScript(data[mime]!.ToString()));
        }

        data.Remove(Html);
        foreach (string mime in _scripts)
        {
            data.Remove(mime);
        }
    }

    private static string Join(JsonNode text) => text is JsonArray lines ? string.Concat(lines.Select(line => line?.ToString())) : text.ToString();
}

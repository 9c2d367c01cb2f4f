using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>One output of a code cell: a view of its JSON object.</summary>
public sealed class CellOutput
{
    internal CellOutput(JsonObject json)
    {
        Json = json;
    }

    /// <summary>Text written to a stream.</summary>
    /// <param name="name">stdout or stderr.</param>
    /// <param name="text">What was written.</param>
    public static CellOutput Stream(string name, string text) => new(new JsonObject
    {
        ["name"] = name,
        ["output_type"] = "stream",
        ["text"] = MultilineText.Split(text),
    });

    /// <summary>Something shown: one value in several MIME types.</summary>
    public static CellOutput Display(JsonObject data, JsonObject metadata) => new(new JsonObject
    {
        ["data"] = SplitBundle(data),
        ["metadata"] = metadata.DeepClone(),
        ["output_type"] = "display_data",
    });

    /// <summary>The value of the cell's last expression.</summary>
    public static CellOutput Result(int? executionCount, JsonObject data, JsonObject metadata) => new(new JsonObject
    {
        ["data"] = SplitBundle(data),
        ["execution_count"] = executionCount,
        ["metadata"] = metadata.DeepClone(),
        ["output_type"] = "execute_result",
    });

    /// <summary>What ended the cell.</summary>
    public static CellOutput Error(string name, string value, IEnumerable<string> traceback) => new(new JsonObject
    {
        ["ename"] = name,
        ["evalue"] = value,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
    });

    /// <summary>The output as it stands in the file.</summary>
    public JsonObject Json { get; }

    /// <summary>stream, display_data, execute_result, error, or a kind from a later nbformat.</summary>
    public string Type => Json["output_type"]!.GetValue<string>();

    /// <summary>The stream's name (stdout, stderr); null for other kinds.</summary>
    public string? StreamName => Json["name"]?.GetValue<string>();

    /// <summary>The stream's text; empty for other kinds.</summary>
    public string Text => MultilineText.Join(Json["text"]);

    /// <summary>The bundle of MIME types; empty for streams and errors.</summary>
    public JsonObject Data => Json["data"] as JsonObject ?? [];

    /// <summary>The output's metadata; empty where there are none.</summary>
    public JsonObject Metadata => Json["metadata"] as JsonObject ?? [];

    /// <summary>The error's kind; null for other outputs.</summary>
    public string? ErrorName => Json["ename"]?.GetValue<string>();

    /// <summary>The error's message; null for other outputs.</summary>
    public string? ErrorValue => Json["evalue"]?.GetValue<string>();

    /// <summary>The error's traceback, line by line.</summary>
    public IReadOnlyList<string> Traceback =>
        Json["traceback"] is JsonArray lines ? [.. lines.Select(line => line!.GetValue<string>())] : [];

    /// <summary>The text of one MIME type, or null when the output does not have it or it is JSON.</summary>
    public string? TextOf(string mime) =>
        MimeTypes.IsJson(mime) || !Data.ContainsKey(mime) ? null : MultilineText.Join(Data[mime]);

    private static JsonObject SplitBundle(JsonObject data)
    {
        var stored = new JsonObject();
        foreach ((string mime, JsonNode? value) in data)
        {
            stored[mime] = value is JsonValue && MimeTypes.IsLines(mime)
                ? MultilineText.Split(value.GetValue<string>())
                : value?.DeepClone();
        }

        return stored;
    }
}

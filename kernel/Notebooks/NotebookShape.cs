using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Checks once, on reading, that everything the kit will touch has the type that nbformat gives it.</summary>
/// <remarks>
/// Lenient where nothing can be misunderstood (a missing metadata object, an unknown kind of output, unknown properties), strict where
/// a later access would fail. Source: the nbformat 4 JSON schema.
/// </remarks>
internal sealed class NotebookShape(string file)
{
    private const int Major = 4;

    public void Check(JsonObject root)
    {
        CheckVersion(root);
        Require(root, "metadata", "", optional: true, JsonValueKind.Object);
        JsonNode cells = Require(root, "cells", "", optional: false, JsonValueKind.Array)!;
        int index = 0;
        foreach (JsonNode? cell in cells.AsArray())
        {
            CheckCell(cell, $"cells[{index++}]");
        }
    }

    private void CheckVersion(JsonObject root)
    {
        int major = RequireCount(root, "nbformat", optional: false);
        if (major < Major)
        {
            throw Error($"this is nbformat {major}, which the kit does not read; convert it with: jupyter nbconvert --to notebook --nbformat 4 \"{file}\".");
        }

        if (major > Major)
        {
            throw Error($"this is nbformat {major}, newer than the kit, which reads 4.0 to 4.5; save it as nbformat 4.5.");
        }

        RequireCount(root, "nbformat_minor", optional: true);
    }

    private void CheckCell(JsonNode? node, string at)
    {
        JsonObject cell = RequireObject(node, at);
        string kind = Require(cell, "cell_type", at, optional: false, JsonValueKind.String)!.GetValue<string>();
        if (kind is not ("code" or "markdown" or "raw"))
        {
            throw Error($"{at}.cell_type is \"{kind}\"; it must be code, markdown or raw.");
        }

        Require(cell, "id", at, optional: true, JsonValueKind.String);
        JsonNode? metadata = Require(cell, "metadata", at, optional: true, JsonValueKind.Object);
        if (metadata is not null)
        {
            RequireText(metadata.AsObject(), "tags", $"{at}.metadata", listOnly: true);
        }

        RequireText(cell, "source", at, listOnly: false);
        Require(cell, "attachments", at, optional: true, JsonValueKind.Object);
        if (kind == "code")
        {
            RequireCount(cell, "execution_count", optional: true, at);
            CheckOutputs(Require(cell, "outputs", at, optional: true, JsonValueKind.Array)?.AsArray(), at);
        }
    }

    private void CheckOutputs(JsonArray? outputs, string cell)
    {
        for (int i = 0; i < (outputs?.Count ?? 0); i++)
        {
            string at = $"{cell}.outputs[{i}]";
            JsonObject output = RequireObject(outputs![i], at);
            Require(output, "output_type", at, optional: false, JsonValueKind.String);
            RequireText(output, "text", at, listOnly: false);
            RequireText(output, "traceback", at, listOnly: true);
            Require(output, "metadata", at, optional: true, JsonValueKind.Object);
            foreach (string name in (string[])["name", "ename", "evalue"])
            {
                Require(output, name, at, optional: true, JsonValueKind.String);
            }

            if (Require(output, "data", at, optional: true, JsonValueKind.Object) is JsonObject data)
            {
                CheckBundle(data, $"{at}.data");
            }
        }
    }

    private void CheckBundle(JsonObject data, string at)
    {
        foreach (string mime in data.Select(entry => entry.Key).Where(mime => !MimeTypes.IsJson(mime)))
        {
            RequireText(data, mime, at, listOnly: false);
        }
    }

    private void RequireText(JsonObject parent, string name, string at, bool listOnly)
    {
        JsonNode? node = parent[name];
        bool isList = node is JsonArray lines && lines.All(line => line?.GetValueKind() == JsonValueKind.String);
        bool isString = node is JsonValue value && value.GetValueKind() == JsonValueKind.String;
        if (node is not null && !isList && (listOnly || !isString))
        {
            throw Error($"{at}.{name} must be {(listOnly ? "" : "a string or ")}a list of strings, not {(node is JsonArray ? "a list of something else" : NameOf(node))}.");
        }
    }

    private int RequireCount(JsonObject parent, string name, bool optional, string at = "")
    {
        JsonNode? node = Require(parent, name, at, optional, JsonValueKind.Number);
        if (node is null)
        {
            return 0;
        }

        return node.AsValue().TryGetValue(out int count) && count >= 0
            ? count
            : throw Error($"{Path(at, name)} must be a whole number from 0 up, not {node.ToJsonString()}.");
    }

    private JsonObject RequireObject(JsonNode? node, string at) =>
        node as JsonObject ?? throw Error($"{at} must be an object, not {NameOf(node)}.");

    private JsonNode? Require(JsonObject parent, string name, string at, bool optional, JsonValueKind kind)
    {
        JsonNode? node = parent[name];
        if (node is null && !optional)
        {
            throw Error($"{Path(at, name)} is missing; is this an .ipynb file?");
        }

        return node is null || node.GetValueKind() == kind
            ? node
            : throw Error($"{Path(at, name)} must be {NameOf(kind)}, not {NameOf(node)}.");
    }

    private NotebookFormatException Error(string problem) => new(file, problem);

    private static string Path(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    public static string NameOf(JsonNode? node) => NameOf(node?.GetValueKind() ?? JsonValueKind.Null);

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}

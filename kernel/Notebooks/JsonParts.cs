using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Small steps on JSON objects that System.Text.Json has no single call for.</summary>
internal static class JsonParts
{
    /// <summary>The object under a name, put there empty when it is missing.</summary>
    public static JsonObject ObjectOf(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject present)
        {
            return present;
        }

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    /// <summary>The string at the end of a path of names, or null where the path ends early or at something else.</summary>
    public static string? StringAt(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }
}

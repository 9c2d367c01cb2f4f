using System.Text.Json.Nodes;

namespace Tutorial.Player.Sessions;

/// <summary>Reads the fields of a page's message; what is missing or of another kind is a sentence for that page.</summary>
internal static class MessageFields
{
    /// <summary>A field that is a text.</summary>
    /// <exception cref="FormatException">It is missing or no text.</exception>
    public static string Text(JsonObject message, string field) => Value<string>(message, field, "a text");

    /// <summary>A field that is a whole number.</summary>
    /// <exception cref="FormatException">It is missing or no whole number.</exception>
    public static int Number(JsonObject message, string field) => Value<int>(message, field, "a whole number");

    /// <summary>A field that lists cells by their ids.</summary>
    /// <exception cref="FormatException">It is missing or no list of texts.</exception>
    public static IReadOnlyList<string> Cells(JsonObject message, string field)
    {
        const string Kind = "a list of cell ids";
        JsonArray names = message[field] as JsonArray ?? throw Missing(message, field, Kind);
        return [.. names.Select(name => name is JsonValue value && value.TryGetValue(out string? id) ? id : throw Missing(message, field, Kind))];
    }

    private static T Value<T>(JsonObject message, string field, string kind) =>
        message[field] is JsonValue value && value.TryGetValue(out T? found) ? found : throw Missing(message, field, kind);

    private static FormatException Missing(JsonObject message, string field, string kind) => new($"{message["type"] ?? "it"} needs {field}, {kind}.");
}

using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Languages;

/// <summary>Answers about code in the form of the protocol, whatever the language.</summary>
internal static class Replies
{
    private const int Most = 500;

    /// <summary>A <c>complete_reply</c>: the names that begin with what was typed, those in the same case first.</summary>
    /// <param name="found">All names that fit, each with its kind and declaration.</param>
    /// <param name="prefix">What was typed of the name.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="cursor">Where the cursor stands.</param>
    public static JsonObject Completion(IEnumerable<(string Name, string Kind, string Signature)> found, string prefix, int start, int cursor)
    {
        (string Name, string Kind, string Signature)[] matches =
        [
            .. found.Where(item => item.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(item => item.Name)
                .OrderByDescending(item => item.Name.StartsWith(prefix, StringComparison.Ordinal))
                .ThenBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. matches.Select(item => (JsonNode)item.Name)]),
            ["cursor_start"] = start,
            ["cursor_end"] = cursor,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. matches.Select(item => new JsonObject
                {
                    ["text"] = item.Name,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                    ["start"] = start,
                    ["end"] = cursor,
                })]),
            },
        };
    }

    /// <summary>An <c>inspect_reply</c> that shows a declaration and its comment.</summary>
    public static JsonObject Inspection(string language, string declaration, string comment) => new()
    {
        ["status"] = "ok",
        ["found"] = true,
        ["data"] = new JsonObject
        {
            ["text/plain"] = comment.Length == 0 ? declaration : $"{declaration}\n\n{comment}",
            ["text/markdown"] = $"```{language}\n{declaration}\n```\n\n{comment}",
        },
        ["metadata"] = new JsonObject(),
    };

    /// <summary>An <c>inspect_reply</c> about nothing.</summary>
    public static JsonObject NothingFound() => new() { ["status"] = "ok", ["found"] = false, ["data"] = new JsonObject(), ["metadata"] = new JsonObject() };
}

using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Text that nbformat stores either as one string or as a list of lines, each with its line end.</summary>
/// <remarks>Source: the nbformat documentation, "multi-line strings".</remarks>
public static class MultilineText
{
    /// <summary>The text of a node that is a string, a list of strings, or absent (empty).</summary>
    public static string Join(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => line?.GetValue<string>())),
        _ => node.GetValue<string>(),
    };

    /// <summary>The list of lines that Jupyter writes: each line keeps its "\n", an empty text is an empty list.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)JsonValue.Create(text[start..end])!);
            start = end;
        }

        return lines;
    }
}

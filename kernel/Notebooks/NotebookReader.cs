using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Tutorial.Kernel.Notebooks;

/// <summary>Parses the bytes of an .ipynb file, or says in one sentence why it cannot.</summary>
internal static class NotebookReader
{
    // Figures nest a few dozen levels deep; a file that nests deeper than this was made to hurt.
    internal const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,

        // Of two values with one name a reader would silently lose one.
        AllowDuplicateProperties = false,
    };

    public static JsonObject Parse(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8["\uFEFF"u8.Length..];
        }

        if (utf8.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw new NotebookFormatException(file, "the file is empty; a new notebook begins with at least {\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}.");
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new NotebookFormatException(file, "the file is not UTF-8 text; save it again as UTF-8 or take an older copy.");
        }

        try
        {
            RefuseBrokenText(utf8, file);
            JsonNode? root = JsonNode.Parse(utf8, documentOptions: Options);
            return root as JsonObject
                ?? throw new NotebookFormatException(file, $"a notebook is a JSON object, and this file holds {NotebookShape.NameOf(root)}.");
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException(file, Explain(error), error);
        }
    }

    /// <summary>Half a surrogate pair is legal JSON and no text: found here, and not when the text is first asked for.</summary>
    private static void RefuseBrokenText(ReadOnlySpan<byte> utf8, string file)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException error)
            {
                int line = utf8[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                throw new NotebookFormatException(file, $"line {line}: a \\u escape is half of a character; remove it or take an older copy.", error);
            }
        }
    }

    private static string Explain(JsonException error)
    {
        string where = error.LineNumber is long line ? $"line {line + 1}, column {error.BytePositionInLine + 1}: " : "";
        if (error.Message.Contains("Duplicate", StringComparison.Ordinal))
        {
            // The parser does not say where, but its message quotes the name.
            string name = error.Message.Split('\'') is { Length: > 2 } parts ? $" \"{parts[1]}\"" : "";
            return $"one object names the same property{name} twice; remove one of the two.";
        }

        if (error.Message.Contains("depth", StringComparison.Ordinal))
        {
            return $"{where}the file nests deeper than {MaxDepth} levels; no notebook needs that.";
        }

        return $"{where}this is not JSON; a bracket, comma or quote is missing or too many there (was the file cut off or merged by hand?).";
    }
}

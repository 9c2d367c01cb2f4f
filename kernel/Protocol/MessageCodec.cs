using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Protocol;

/// <summary>Turns messages into lines of JSON and back.</summary>
public static class MessageCodec
{
    /// <summary>The longest line that is read, in characters: enough for any notebook cell, too little to fill the memory.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    // Notebook outputs are read by people: < and é stay themselves. Line breaks are still escaped, so a message is one line.
    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions _reading = new() { MaxDepth = 64 };

    /// <summary>The message as one line of UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] ToLine(Message message)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _writing))
        {
            writer.WriteStartObject();
            WriteHeader(writer, "header", message.Header);
            WriteHeader(writer, "parent_header", message.Parent);
            writer.WritePropertyName("metadata");
            message.Metadata.WriteTo(writer);
            writer.WritePropertyName("content");
            message.Content.WriteTo(writer);
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>The message that stands in a line.</summary>
    /// <exception cref="ProtocolException">The line is no JSON object, or lacks its header's msg_id or msg_type.</exception>
    public static Message Parse(string line)
    {
        if (line.Length > LongestLine)
        {
            throw new ProtocolException($"A line has {line.Length} characters; at most {LongestLine} are read.");
        }

        try
        {
            if (JsonNode.Parse(line, documentOptions: _reading) is not JsonObject root)
            {
                throw new ProtocolException("A line must be one JSON object.");
            }

            Header header = ReadHeader(root, "header")
                ?? throw new ProtocolException("A message needs a header with msg_id and msg_type, both texts.");
            return new Message(header, ReadHeader(root, "parent_header"), Take(root, "metadata"), Take(root, "content"));
        }
        // ArgumentException: a name that stands twice in one object; InvalidOperationException: a text that is not Unicode.
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new ProtocolException($"A line is not valid JSON: {problem.Message}", problem);
        }
    }

    private static void WriteHeader(Utf8JsonWriter writer, string name, Header? header)
    {
        writer.WriteStartObject(name);
        if (header is not null)
        {
            writer.WriteString("msg_id", header.Id);
            writer.WriteString("msg_type", header.Type);
        }

        writer.WriteEndObject();
    }

    private static Header? ReadHeader(JsonObject root, string name) =>
        root[name] is JsonObject header
        && header["msg_id"] is JsonValue id && id.TryGetValue(out string? idText)
        && header["msg_type"] is JsonValue type && type.TryGetValue(out string? typeText)
            ? new Header(idText, typeText)
            : null;

    // Detached from its root, so that it can be put into another message; touching Count finds bad contents here and not later.
    private static JsonObject Take(JsonObject root, string name)
    {
        if (root[name] is not JsonObject part)
        {
            return [];
        }

        root.Remove(name);
        _ = part.Count;
        return part;
    }
}

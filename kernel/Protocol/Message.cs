using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Protocol;

/// <summary>One line of the protocol: what it is, what it answers, and its contents.</summary>
/// <param name="Header">Identity and type of this message.</param>
/// <param name="Parent">Header of the request this message belongs to; null for requests and for what nobody asked for.</param>
/// <param name="Metadata">What a client may ignore.</param>
/// <param name="Content">The fields of this type of message, as <c>kernel/README.md</c> lists them.</param>
public sealed record Message(Header Header, Header? Parent, JsonObject Metadata, JsonObject Content)
{
    /// <summary>The type of this message, one of <see cref="MessageTypes"/>.</summary>
    public string Type => Header.Type;

    /// <summary>A message with a fresh identifier and no parent.</summary>
    public static Message Request(string type, JsonObject? content = null) =>
        new(Header.New(type), null, [], content ?? []);

    /// <summary>A message that belongs to <paramref name="parent"/>.</summary>
    public static Message Reply(Header? parent, string type, JsonObject? content = null, JsonObject? metadata = null) =>
        new(Header.New(type), parent, metadata ?? [], content ?? []);

    /// <summary>A text field of the content, or null where it is absent or of another kind.</summary>
    public string? Text(string field) => Content[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A whole number of the content, or null where it is absent or of another kind.</summary>
    public int? Number(string field) => Content[field] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    /// <summary>A yes or no of the content, or null where it is absent or of another kind.</summary>
    public bool? Flag(string field) => Content[field] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;
}

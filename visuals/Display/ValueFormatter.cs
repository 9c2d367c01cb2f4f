namespace Tutorial.Visuals.Display;

/// <summary>Writes a value as one MIME type.</summary>
internal sealed class ValueFormatter<TValue>(string mimeType, Func<TValue, string> write)
{
    /// <summary>Read by name.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Called by name. Answers whether it wrote; there must be one method of this name only.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not TValue value)
        {
            return false;
        }

        writer.Write(write(value));
        return true;
    }
}

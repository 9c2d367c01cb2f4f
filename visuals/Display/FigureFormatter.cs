namespace Tutorial.Visuals.Display;

/// <summary>Writes a figure as one MIME type.</summary>
internal sealed class FigureFormatter(string mimeType, Func<Figure, string> write)
{
    /// <summary>Read by name.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Called by name. Answers whether it wrote; there must be one method of this name only.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure)
        {
            return false;
        }

        writer.Write(write(figure));
        return true;
    }
}

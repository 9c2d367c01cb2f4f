namespace Tutorial.Reference.Display;

/// <summary>Something that a notebook can show as a table and as text.</summary>
internal interface IShown
{
    /// <summary>HTML without script.</summary>
    string ToHtml();
}

/// <summary>Makes the formatters of everything that is <see cref="IShown"/>: HTML, and <c>ToString()</c> as text.</summary>
internal sealed class DisplayFormatterSource
{
    private readonly DisplayFormatter[] _formatters = [new("text/html", shown => shown.ToHtml()), new("text/plain", shown => shown.ToString()!)];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

/// <summary>Writes a value as one MIME type.</summary>
internal sealed class DisplayFormatter(string mimeType, Func<IShown, string> write)
{
    /// <summary>Read by name.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Called by name. Answers whether it wrote.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IShown shown)
        {
            return false;
        }
        writer.Write(write(shown));
        return true;
    }
}

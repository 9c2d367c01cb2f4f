namespace Tutorial.Lessons.Notebooks.Display;

/// <summary>Shows a verdict as HTML where a notebook can, else as text. All members are found by name.</summary>
internal sealed class CellVerdictSource
{
    private readonly CellVerdictFormatter[] _formatters = [new("text/html", verdict => verdict.Html), new("text/plain", verdict => verdict.Text)];

    /// <summary>One formatter for each MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

/// <summary>Writes a verdict as one MIME type.</summary>
internal sealed class CellVerdictFormatter(string mimeType, Func<CellVerdict, string> write)
{
    /// <summary>Read by name.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Called by name; answers whether it wrote.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not CellVerdict verdict)
        {
            return false;
        }

        writer.Write(write(verdict));
        return true;
    }
}

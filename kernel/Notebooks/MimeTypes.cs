namespace Tutorial.Kernel.Notebooks;

/// <summary>What nbformat says of the MIME types in an output.</summary>
public static class MimeTypes
{
    /// <summary>Plain text: every output has it.</summary>
    public const string Text = "text/plain";

    /// <summary>HTML, inserted into the page.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown, with formulas.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A formula.</summary>
    public const string Latex = "text/latex";

    /// <summary>A drawing.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A script that runs in the page.</summary>
    public const string JavaScript = "application/javascript";

    /// <summary>A plotly figure, as an object with data and layout.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A diagram in Mermaid's language.</summary>
    public const string Mermaid = "text/vnd.mermaid";

    /// <summary>Whether values of this type are JSON as they stand and not text.</summary>
    public static bool IsJson(string mime) =>
        mime == "application/json" ||
        (mime.StartsWith("application/", StringComparison.Ordinal) && mime.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Whether Jupyter stores values of this type as a list of lines.</summary>
    public static bool IsLines(string mime) =>
        mime.StartsWith("text/", StringComparison.Ordinal) || mime is Svg or JavaScript;
}

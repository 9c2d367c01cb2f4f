namespace Tutorial.Visuals;

/// <summary>The MIME types of what a figure stores in a notebook.</summary>
public static class Mime
{
    /// <summary>A plotly figure: an object with <c>data</c> and <c>layout</c>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A static picture with its numbers as tables; no script.</summary>
    public const string Html = "text/html";

    /// <summary>The static picture alone.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>The text alternative.</summary>
    public const string Text = "text/plain";

    /// <summary>
    /// A curve while it grows, light enough for ten updates a second:
    /// <c>{"title", "xTitle", "yTitle", "series": [{"name", "colour", "x": […], "y": […]}]}</c>.
    /// </summary>
    public const string Curve = "application/vnd.tutorial.curve+json";
}

namespace Tutorial.Visuals.Display;

/// <summary>Makes one formatter for each MIME type of a growing curve.</summary>
internal sealed class CurveFormatterSource
{
    private readonly FigureFormatter[] _formatters =
        [.. new[] { Mime.Curve, Mime.Html, Mime.Text }.Select(mime => new FigureFormatter(mime, figure => figure.Bundle()[mime]))];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

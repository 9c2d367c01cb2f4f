namespace Tutorial.Visuals.Display;

/// <summary>Makes one formatter for each MIME type of a growing curve.</summary>
internal sealed class CurveFormatterSource
{
    private readonly ValueFormatter<Figure>[] _formatters =
        [.. new[] { Mime.Curve, Mime.Html, Mime.Text }.Select(mime => new ValueFormatter<Figure>(mime, figure => figure.Bundle()[mime]))];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

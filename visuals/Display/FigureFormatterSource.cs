namespace Tutorial.Visuals.Display;

/// <summary>Makes one formatter for each MIME type of a figure.</summary>
internal sealed class FigureFormatterSource
{
    private readonly ValueFormatter<Figure>[] _formatters =
    [
        new(Mime.Plotly, figure => figure.ToPlotly()),
        new(Mime.Html, figure => figure.ToHtml()),
        new(Mime.Svg, figure => figure.ToSvg()),
        new(Mime.Text, figure => figure.Description),
    ];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

namespace Tutorial.Visuals.Display;

/// <summary>Makes the formatters of a model's summary.</summary>
internal sealed class SummaryFormatterSource
{
    private readonly ValueFormatter<ModelSummary>[] _formatters =
        [new(Mime.Html, summary => summary.ToHtml()), new(Mime.Text, summary => summary.ToString())];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

namespace Tutorial.Visuals.Display;

/// <summary>Makes the formatters of a step-through view.</summary>
internal sealed class StepFormatterSource
{
    private readonly ValueFormatter<StepThrough>[] _formatters = [new(Mime.Html, steps => steps.ToHtml()), new(Mime.Text, steps => steps.ToString())];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

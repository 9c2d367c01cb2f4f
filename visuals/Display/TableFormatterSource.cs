namespace Tutorial.Visuals.Display;

/// <summary>Makes the formatters of a table.</summary>
internal sealed class TableFormatterSource
{
    private readonly ValueFormatter<Table>[] _formatters = [new(Mime.Html, table => table.ToHtml()), new(Mime.Text, table => table.ToString())];

    /// <summary>Called by name; the formatters' members are found by name, too.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}

using Microsoft.DotNet.Interactive.Formatting.Tables;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Shows values from within a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms wanted; none: those the value's type prefers.</param>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Show(new DisplayedValue(value, mimeTypes));

    /// <summary>Shows a text as what it is, such as <c>image/svg+xml</c>.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Show(new DisplayedValue(new FormattedValue(mimeType, value)));

    /// <summary>Shows a sequence as a table, one row an element, one column a public property.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        Show(new DisplayedValue(new TabularView(value), mimeTypes));

    private static DisplayedValue Show(DisplayedValue displayed)
    {
        Notebook.Current.Show(displayed);
        return displayed;
    }
}

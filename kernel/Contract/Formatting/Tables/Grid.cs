using System.Collections;

namespace Microsoft.DotNet.Interactive.Formatting.Tables;

/// <summary>A table ready to be written: names of columns, rows of cells, and how many rows were left out.</summary>
internal sealed record Grid(string[] Columns, IReadOnlyList<object?[]> Rows, string? More)
{
    /// <summary>The value as a table, or null when it is not one.</summary>
    public static Grid? From(object? value) => value switch
    {
        null or string or IHtmlContent => null,
        IDictionary dictionary => OfDictionary(dictionary),
        Array { Rank: 2 } matrix => OfMatrix(matrix),
        TabularView view => OfSequence(view, always: true),
        IEnumerable sequence => OfSequence(sequence, always: false),
        _ when Members.IsRow(value) => new(["name", "value"], [.. Members.Of(value.GetType()).Select(member => new object?[] { member.Name, member.Get(value) })], null),
        _ => null,
    };

    private static Grid OfDictionary(IDictionary dictionary)
    {
        var rows = new List<object?[]>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (rows.Count == Formatter.ListExpansionLimit)
            {
                break;
            }

            rows.Add([entry.Key, entry.Value]);
        }

        return new(["key", "value"], rows, MoreOf(dictionary.Count - rows.Count));
    }

    private static Grid OfMatrix(Array matrix)
    {
        int height = Math.Min(matrix.GetLength(0), Formatter.ListExpansionLimit);
        int width = Math.Min(matrix.GetLength(1), Formatter.ListExpansionLimit);
        object?[][] rows = [.. Enumerable.Range(0, height).Select(row => Enumerable.Range(0, width).Select(column => matrix.GetValue(row, column)).ToArray())];
        bool whole = height == matrix.GetLength(0) && width == matrix.GetLength(1);
        return new([.. Enumerable.Range(0, width).Select(column => Members.Text(column))], rows, whole ? null : $"… {matrix.GetLength(0)} × {matrix.GetLength(1)} in all");
    }

    private static Grid? OfSequence(IEnumerable sequence, bool always)
    {
        (List<object?> items, string? more) = Head(sequence);
        if (items.Count == 0 || (!always && !items.TrueForAll(Members.IsRow)))
        {
            return null;
        }

        // Rows of one type share their columns; of several types every name that occurs is a column.
        if (items.TrueForAll(item => Members.IsScalar(item)))
        {
            return new(["value"], [.. items.Select(item => new object?[] { item })], more);
        }

        string[] columns = [.. items.Where(item => item is not null).SelectMany(item => Members.Of(item!.GetType())).Select(member => member.Name).Distinct()];
        return new(columns, [.. items.Select(item => columns.Select(column => Cell(item, column)).ToArray())], more);
    }

    /// <summary>The first elements and a remark on the rest; at most one element more is drawn than shown, for a sequence may have no end.</summary>
    public static (List<object?> Items, string? More) Head(IEnumerable sequence)
    {
        var items = new List<object?>();
        IEnumerator enumerator = sequence.GetEnumerator();
        using var _ = enumerator as IDisposable;
        while (items.Count < Formatter.ListExpansionLimit && enumerator.MoveNext())
        {
            items.Add(enumerator.Current);
        }

        if (items.Count < Formatter.ListExpansionLimit)
        {
            return (items, null);
        }

        int? count = sequence is ICollection collection ? collection.Count : null;
        return (items, count is int known ? MoreOf(known - items.Count) : enumerator.MoveNext() ? "… (more)" : null);
    }

    private static object? Cell(object? item, string column) =>
        item is null ? null : Members.Of(item.GetType()).FirstOrDefault(member => member.Name == column)?.Get(item);

    private static string? MoreOf(int count) => count > 0 ? $"… ({count} more)" : null;
}

using System.Text.Json.Serialization;
using Tutorial.Reference.Tensors;

namespace Tutorial.Visuals.Stepping;

/// <summary>Which elements of a tensor are shown: the last axis as columns, the one before as rows, all further axes as pages; what is too long is folded in the middle.</summary>
/// <param name="Shape">The tensor's sizes.</param>
/// <param name="Pages">Pages that are shown.</param>
/// <param name="Rows">Rows that are shown of each.</param>
/// <param name="Columns">Columns that are shown of each.</param>
internal sealed record ShownCells(int[] Shape, int[] Pages, int[] Rows, int[] Columns)
{
    /// <summary>Flat indices of the shown elements: page by page, row by row.</summary>
    [JsonIgnore]
    public int[] Indices { get; } = FlatIndices(Shape, Pages, Rows, Columns);

    /// <summary>Chooses at most about <paramref name="most"/> elements.</summary>
    public static ShownCells Of(Shape shape, int most)
    {
        int side = Math.Max(2, (int)Math.Sqrt(most));
        int columnCount = shape.Rank == 0 ? 1 : shape[-1];
        int rowCount = shape.Rank < 2 ? 1 : shape[-2];
        // A single row may be as long as the whole matrix otherwise is large.
        int[] columns = Places(columnCount, Math.Max(side, most / Math.Max(1, Math.Min(rowCount, side))));
        int[] rows = Places(rowCount, Math.Max(side, most / Math.Max(1, columns.Length)));
        int matrix = columnCount * rowCount;
        int pageCount = matrix == 0 ? 0 : shape.Length / matrix;
        return new ShownCells(shape.ToArray(), Places(pageCount, Math.Max(1, most / Math.Max(1, rows.Length * columns.Length))), rows, columns);
    }

    private static int[] Places(int size, int most)
        => size <= most ? [.. Enumerable.Range(0, size)] : [.. Enumerable.Range(0, (most + 1) / 2), .. Enumerable.Range(size - (most / 2), most / 2)];

    private static int[] FlatIndices(int[] shape, int[] pages, int[] rows, int[] columns)
    {
        int rowCount = shape.Length < 2 ? 1 : shape[^2], columnCount = shape.Length == 0 ? 1 : shape[^1];
        return [.. from page in pages from row in rows from column in columns select (((page * rowCount) + row) * columnCount) + column];
    }
}

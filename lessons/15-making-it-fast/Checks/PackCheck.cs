using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class PackCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.5", "Packing")
    {
        Points = 3,
        Task = "Cut b into panels of `width` columns. Return one array: panel behind panel, each row by row, so that a loop over one panel reads straight on. Fill a narrow last panel up with zeros.",
        Solution = Pack,
        Inputs =
            from width in Draw.OneOf(2, 3)
            from rows in Draw.Count(2, 4)
            from columns in Draw.Count(3, 7)
            from b in Draw.Table(rows, columns)
            select Draw.Inputs(b, width),
        Laws = [new("a panel as wide as b is b itself, row by row", (f, input) =>
            Tables.Same(f([input[0], ((double[,])input[0]!).GetLength(1)]), ((double[,])input[0]!).Cast<double>().ToArray()))],
        Mistakes =
        [
            new("column by column", "a panel is written column by column; the loop reads it row by row",
                (double[,] b, int width) => Walk(b, width, (rows, w) => from j in Enumerable.Range(0, w) from k in Enumerable.Range(0, rows) select (k, j), fill: true)),
            new("not filled", "the narrow last panel is not filled up; all panels have the same size",
                (double[,] b, int width) => Walk(b, width, (rows, w) => from k in Enumerable.Range(0, rows) from j in Enumerable.Range(0, w) select (k, j), fill: false)),
            new("last panel lost", "the narrow last panel is left out",
                (double[,] b, int width) => Pack(b, width)[..(b.GetLength(1) / width * width * b.GetLength(0))]),
            new("not packed", "b is copied as it is, row by row over all columns; a panel's rows must stand together",
                (double[,] b, int width) => b.Cast<double>().ToArray()),
        ],
        Hints =
        [
            "The inner loop takes `width` numbers of row 0, then the same columns of row 1, and so on. In which order should they lie in memory?",
            "packed[(panel · rows + k) · width + j] = b[k, panel · width + j], or 0 beyond the last column",
            "b = [[1, 2, 3], [4, 5, 6]], width 2: panel 0 is 1 2 4 5, panel 1 is 3 0 6 0, together [1, 2, 4, 5, 3, 0, 6, 0].",
            "int panels = (columns + width - 1) / width; three loops over panel, k, j; leave the 0 where panel * width + j is not below columns.",
        ],
        Explanation = "Packing costs one pass over b and is repaid hundreds of times. A processor fetches memory in lines of 64 bytes and guesses the next one when reads go straight on; and the zeros let one loop serve the ragged edge, too.",
    };

    private static double[] Pack(double[,] b, int width)
    {
        int rows = b.GetLength(0), columns = b.GetLength(1), panels = (columns + width - 1) / width;
        var packed = new double[panels * rows * width];
        for (int panel = 0; panel < panels; panel++)
        {
            for (int k = 0; k < rows; k++)
            {
                for (int j = 0; j < width && (panel * width) + j < columns; j++)
                {
                    packed[(((panel * rows) + k) * width) + j] = b[k, (panel * width) + j];
                }
            }
        }

        return packed;
    }

    private static double[] Walk(double[,] b, int width, Func<int, int, IEnumerable<(int K, int J)>> order, bool fill)
    {
        int rows = b.GetLength(0), columns = b.GetLength(1);
        List<double> packed = [];
        for (int from = 0; from < columns; from += width)
        {
            int wide = fill ? width : Math.Min(width, columns - from);
            packed.AddRange(order(rows, wide).Select(p => from + p.J < columns ? b[p.K, from + p.J] : 0));
        }

        return [.. packed];
    }
}

using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class LooksAtCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.7", "Read the alignment: how much looks there?")
    {
        Points = 2,
        Task = "weights[t, s] is how much character t of the answer looked at character s of the text; each row adds up to 1. Take `rows` rows from `row` on. Return which share of their attention, on average, lies on the `columns` columns from `column` on.",
        Solution = LooksAt,
        Inputs =
            from written in Draw.Count(4, 5)
            from read in Draw.Count(5, 7)
            from picture in Picture(written, read)
            from row in Gen.Choose(0, 1)
            from column in Gen.Choose(0, 2)
            from rows in Gen.Choose(2, written - row - 1)
            from columns in Gen.Choose(2, read - column - 1)
            select Draw.Inputs(picture, row, rows, column, columns),
        IsFair = input => input is [double[,] picture, int row, int rows, int column, int columns]
            && row >= 0 && column >= 0 && rows >= 1 && columns >= 1 && row + rows < picture.GetLength(0) && column + columns < picture.GetLength(1)
            && Enumerable.Range(0, picture.GetLength(0)).All(t => Tables.Row(picture, t) is var shares && shares.All(a => a >= 0) && Math.Abs(shares.Sum() - 1) < 1e-9),
        Laws =
        [
            new("on all columns together lies the whole attention", (f, input) => Tables.Same(f([input[0], input[1], input[2], 0, ((double[,])input[0]!).GetLength(1)]), 1.0)),
        ],
        Mistakes =
        [
            new("not averaged", "the rows are added up; their mean is asked for", (double[,] weights, int row, int rows, int column, int columns) => rows * LooksAt(weights, row, rows, column, columns)),
            new("mean over columns", "the columns are averaged as well; their shares add up", (double[,] weights, int row, int rows, int column, int columns) => LooksAt(weights, row, rows, column, columns) / columns),
            new("exchanged", "rows and columns are exchanged; rows are the characters written, columns those read",
                (double[,] weights, int row, int rows, int column, int columns) => Turned(weights, row, rows, column, columns)),
            new("end for a count", "the two counts are read as ends", (double[,] weights, int row, int rows, int column, int columns) => Ends(weights, row, rows, column, columns)),
            new("largest only", "of each row only its largest share in these columns counts; all of them do",
                (double[,] weights, int row, int rows, int column, int columns) => Enumerable.Range(row, rows).Average(t => Enumerable.Range(column, columns).Max(s => weights[t, s]))),
            new("one row too many", "one more row is taken than asked for", (double[,] weights, int row, int rows, int column, int columns) => LooksAt(weights, row, rows + 1, column, columns)),
        ],
        Hints =
        [
            "The first four rows are the year that is written; the last four columns are the year that is read. Which part of the picture do you add up, and by what do you divide?",
            "(1/rows) Σ_{t = row}^{row + rows − 1} Σ_{s = column}^{column + columns − 1} weights[t, s]",
            "weights = ((0.2, 0.8, 0), (0.5, 0.1, 0.4), …), row 0, rows 2, column 1, columns 2: (0.8 + 0.5) / 2 = 0.65.",
            "double sum = 0; for (int t = row; t < row + rows; t++) { for (int s = column; s < column + columns; s++) { sum += weights[t, s]; } } return sum / rows;",
        ],
        Explanation = "A picture of one example persuades, a number over many examples convinces. Compare it with columns divided by the text's length: that much would lie there if the net looked everywhere alike.",
    };

    private static double LooksAt(double[,] weights, int row, int rows, int column, int columns)
    {
        double sum = 0;
        for (int t = row; t < row + rows; t++)
        {
            for (int s = column; s < column + columns; s++)
            {
                sum += weights[t, s];
            }
        }

        return sum / rows;
    }

    private static Gen<double[,]> Picture(int written, int read) =>
        from counts in Gen.Choose(1, 9).ArrayOf(written * read)
        select Tables.Make(written, read, (t, s) => counts[(t * read) + s] / (double)counts[(t * read)..((t + 1) * read)].Sum());

    private static double At(double[,] weights, int t, int s) => t < weights.GetLength(0) && s < weights.GetLength(1) ? weights[t, s] : 0;

    private static double Turned(double[,] weights, int row, int rows, int column, int columns) =>
        Enumerable.Range(row, rows).Average(s => Enumerable.Range(column, columns).Sum(t => At(weights, t, s)));

    private static double Ends(double[,] weights, int row, int rows, int column, int columns) =>
        Enumerable.Range(0, weights.GetLength(0)).Where(t => t >= row && t < rows).Sum(t =>
            Enumerable.Range(0, weights.GetLength(1)).Where(s => s >= column && s < columns).Sum(s => weights[t, s])) / Math.Max(1, rows - row);
}

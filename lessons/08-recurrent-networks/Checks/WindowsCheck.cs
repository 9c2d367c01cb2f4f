using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class WindowsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.4", "Windows over a series")
    {
        Task = "Slide a window of `length` values over the series, one step at a time. Each row is the window and then its target: the value `horizon` steps behind the window's last. Make as many rows as there are targets.",
        Solution = Windows,
        Inputs =
            from length in Draw.Count(1, 4)
            from horizon in Draw.Count(1, 3)
            from more in Draw.Count(1, 4)
            from series in Draw.Vector(length + horizon + more, 9)
            where series.Distinct().Count() == series.Length
            select Draw.Inputs(series, length, horizon),
        IsFair = input => input is [double[] series, int length, int horizon] && length >= 1 && horizon >= 1 && series.Length >= length + horizon
            && series.Distinct().Count() == series.Length,
        Laws =
        [
            new("the last target is the last value of the series", (f, input) =>
                f(input) is double[,] rows && rows.GetLength(0) > 0 && Tables.Same(rows[rows.GetLength(0) - 1, rows.GetLength(1) - 1], ((double[])input[0]!)[^1])),
        ],
        Mistakes =
        [
            new("target inside", "the target is the last value of the window itself: a leak, it is already known",
                (double[] series, int length, int horizon) => Rows(series, length, horizon, series.Length - length - horizon + 1, 0)),
            new("last window lost", "the last window is lost; its target is the last value of the series",
                (double[] series, int length, int horizon) => Rows(series, length, horizon, series.Length - length - horizon, horizon)),
            new("horizon ignored", "the horizon is ignored: every target is the very next value",
                (double[] series, int length, int horizon) => Rows(series, length, horizon, series.Length - length, 1)),
            new("one step too far", "the target lies one step too far: the value directly behind the window has horizon 1, not 0",
                (double[] series, int length, int horizon) => Rows(series, length, horizon, series.Length - length - horizon, horizon + 1)),
            new("windows do not overlap", "the windows stand side by side; each should begin one step behind the one before",
                (double[] series, int length, int horizon) => Apart(series, length, horizon)),
        ],
        Hints =
        [
            "Write the series 1, 2, 3, 4, 5 and draw the windows of length 2 with horizon 1. How many are there?",
            "Row i: series[i] … series[i + length − 1], then series[i + length − 1 + horizon]. There are N − length − horizon + 1 rows.",
            "series 1, 2, 3, 4, 5, length 2, horizon 2: rows (1, 2 | 4) and (2, 3 | 5).",
            "int rows = series.Length - length - horizon + 1; var table = new double[rows, length + 1]; for i: for j < length: table[i, j] = series[i + j]; table[i, length] = series[i + length - 1 + horizon];",
        ],
        Explanation = "A forecast must never see its target. Off by one to one side the last window is lost, which costs an example; off by one to the other side the answer stands in the question, and the error becomes wonderfully small until the model is used.",
    };

    private static double[,] Windows(double[] series, int length, int horizon)
    {
        int rows = series.Length - length - horizon + 1;
        var table = new double[rows, length + 1];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < length; j++)
            {
                table[i, j] = series[i + j];
            }

            table[i, length] = series[i + length - 1 + horizon];
        }

        return table;
    }

    private static double[,] Rows(double[] series, int length, int horizon, int rows, int ahead) =>
        Tables.Make(rows, length + 1, (i, j) => series[j < length ? i + j : i + length - 1 + ahead]);

    private static double[,] Apart(double[] series, int length, int horizon) =>
        Tables.Make(((series.Length - length - horizon) / length) + 1, length + 1, (i, j) => series[(i * length) + (j < length ? j : length - 1 + horizon)]);
}

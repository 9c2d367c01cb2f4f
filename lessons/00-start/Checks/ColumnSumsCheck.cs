using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class ColumnSumsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.4", "Repair: sums of columns")
    {
        Task = "The program in your file should return one sum for each column of the table. It has two faults; find them.",
        Solution = ColumnSums,
        Inputs =
            from rows in Draw.Count(2, 4)
            from columns in Draw.Count(2, 4)
            from table in Draw.Table(rows, columns)
            select Draw.Inputs(table),
        Laws = [new("there is one sum for each column", (f, input) => ((double[])f(input)!).Length == ((double[,])input[0]!).GetLength(1))],
        Mistakes =
        [
            new("rows", "rows are added up; the first index is the row, and the sum belongs to the second", (double[,] table) => ColumnSums(Tables.Turned(table))),
            new("last row only", "each number replaces the one before; += adds, = forgets", (double[,] table) => Tables.Row(table, table.GetLength(0) - 1)),
            new("both faults", "both faults are still there: rows are taken for columns, and each number replaces the one before", (double[,] table) => Tables.Column(table, table.GetLength(1) - 1)),
            new("averaged", "the sums are divided by the number of rows", (double[,] table) => ColumnSums(table).Select(v => v / table.GetLength(0)).ToArray()),
        ],
        Hints =
        [
            "A table with 2 rows and 3 columns: how many sums should come out, and how many does the program return?",
            "sums[j] = Σᵢ table[i, j]",
            "((1, 2), (3, 4)) gives [4, 6].",
            "new double[table.GetLength(1)] and sums[j] += table[i, j];",
        ],
        Explanation = "Shapes first: writing down how long the result must be finds half of all faults before the program runs. In this course every operation states its shapes for that reason.",
    };

    private static double[] ColumnSums(double[,] table)
    {
        var sums = new double[table.GetLength(1)];
        for (int i = 0; i < table.GetLength(0); i++)
        {
            for (int j = 0; j < table.GetLength(1); j++)
            {
                sums[j] += table[i, j];
            }
        }

        return sums;
    }
}

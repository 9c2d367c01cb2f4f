using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class MatrixProductCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.2", "The matrix product")
    {
        Task = "Entry [i, j] of the product is row i of a times column j of b, added up.",
        Solution = MatrixProduct,
        Inputs =
            from rows in Draw.Count(1, 4)
            from inner in Draw.Count(2, 4)
            from columns in Draw.Count(1, 4)
            from a in Draw.Table(rows, inner)
            from b in Draw.Table(inner, columns)
            select Draw.Inputs(a, b),
        Laws = [new("doubling a doubles the product", (f, input) => Tables.Same(Tables.Map((double[,])f(input)!, v => 2 * v), f([Tables.Map((double[,])input[0]!, v => 2 * v), input[1]])))],
        Mistakes =
        [
            new("last product only", "each product replaces the one before; += adds, = forgets",
                (double[,] a, double[,] b) => Tables.Make(a.GetLength(0), b.GetLength(1), (i, j) => a[i, a.GetLength(1) - 1] * b[b.GetLength(0) - 1, j])),
            new("transposed", "rows and columns of the result are exchanged", (double[,] a, double[,] b) => Tables.Turned(MatrixProduct(a, b))),
            new("sums multiplied", "the row is added up, the column is added up, and the sums are multiplied; multiply first, then add",
                (double[,] a, double[,] b) => Tables.Make(a.GetLength(0), b.GetLength(1), (i, j) => Tables.Row(a, i).Sum() * Tables.Column(b, j).Sum())),
            new("one short", "the inner loop stops one short; it runs over all of a's columns",
                (double[,] a, double[,] b) => Tables.Make(a.GetLength(0), b.GetLength(1), (i, j) => Enumerable.Range(0, a.GetLength(1) - 1).Sum(k => a[i, k] * b[k, j]))),
        ],
        Hints =
        [
            "A shop sells k goods. Row i of a: how many of each customer i buys. Column j of b: what each costs in town j. What does customer i pay in town j?",
            "c[i, j] = Σₖ a[i, k] b[k, j]",
            "a = ((1, 2)), b = ((3), (4)): 1·3 + 2·4 = 11.",
            "var c = new double[a.GetLength(0), b.GetLength(1)]; three loops i, j, k: c[i, j] += a[i, k] * b[k, j];",
        ],
        Explanation = "A layer of a network is this product: each row of a is one example, each column of b one unit, and every entry a weighted sum. Lesson 15 makes these three loops a hundred times faster without changing the result.",
    };

    private static double[,] MatrixProduct(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return c;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class LinearBackwardCheck
{
    public static ExerciseDefinition Exercise { get; } = new("03.5", "A linear layer, backward")
    {
        Points = 3,
        Task = "y = x·wᵀ + b. Given dy, the gradient of the loss with respect to y, return the gradients with respect to x, w and b, each in the shape of its own.",
        Solution = LinearBackward,
        Parts = ["dx", "dw", "db"],
        Inputs =
            from n in Draw.Count(1, 4)
            from inputs in Draw.Count(1, 4)
            from outputs in Draw.Count(1, 4)
            from x in Draw.Table(n, inputs)
            from w in Draw.Table(outputs, inputs)
            from dy in Draw.Table(n, outputs)
            select Draw.Inputs(x, w, dy),
        Laws =
        [
            new("the numbers for w are the slopes of Σ dy ⊙ y (central differences)", (f, input) =>
                f(input) is object?[] parts
                && NumericGradient.Agrees(parts[1], w => Loss((double[,])input[0]!, (double[,])w, (double[,])input[2]!), input[1]!)),
        ],
        Mistakes =
        [
            new("dw transposed", "dw is xᵀ·dy, which is (in, out), but w is (out, in): dyᵀ·x",
                (double[,] x, double[,] w, double[,] dy) => (Times(dy, w), Times(Turned(x), dy), Columns(dy))),
            new("db averaged", "db is averaged over the rows, though dy already holds the 1/N of the loss; its rows are summed",
                (double[,] x, double[,] w, double[,] dy) => (Times(dy, w), Times(Turned(dy), x), Columns(dy).Select(v => v / dy.GetLength(0)).ToArray())),
            new("dx with the transpose", "dx is dy·wᵀ; it is dy·w, because the forward pass used wᵀ",
                (double[,] x, double[,] w, double[,] dy) => (Times(dy, Turned(w)), Times(Turned(dy), x), Columns(dy))),
            new("db along the rows", "db sums each row of dy; it has one entry for each output, so it sums the columns",
                (double[,] x, double[,] w, double[,] dy) => (Times(dy, w), Times(Turned(dy), x), Columns(Turned(dy)))),
        ],
        Hints =
        [
            "Each gradient has the shape of what it belongs to. Which products of dy (N, out), x (N, in) and w (out, in) give (N, in) and (out, in) at all?",
            "dx = dy·w;   dw = dyᵀ·x;   db = Σₙ dy[n, ·]",
            "x = [1 2], w = [[3 4]], dy = [5]: dx = [15 20], dw = [[5 10]], db = [5].",
            "for n, o, i: dx[n, i] += dy[n, o] * w[o, i]; dw[o, i] += dy[n, o] * x[n, i]; and for n, o: db[o] += dy[n, o];",
        ],
        Explanation = "Three loops over the same three indices: what differs is over which of them each result sums. The batch is summed away in dw and db because every row used the same weights; the loss has already divided by N, so nothing is averaged here.",
    };

    private static (double[,] dx, double[,] dw, double[] db) LinearBackward(double[,] x, double[,] w, double[,] dy)
    {
        int rows = x.GetLength(0), inputs = x.GetLength(1), outputs = w.GetLength(0);
        var dx = new double[rows, inputs];
        var dw = new double[outputs, inputs];
        var db = new double[outputs];
        for (int n = 0; n < rows; n++)
        {
            for (int o = 0; o < outputs; o++)
            {
                db[o] += dy[n, o];
                for (int i = 0; i < inputs; i++)
                {
                    dx[n, i] += dy[n, o] * w[o, i];
                    dw[o, i] += dy[n, o] * x[n, i];
                }
            }
        }

        return (dx, dw, db);
    }

    private static double Loss(double[,] x, double[,] w, double[,] dy)
    {
        double[,] y = Times(x, Turned(w));
        return y.Cast<double>().Zip(dy.Cast<double>(), (a, b) => a * b).Sum();
    }

    private static double[,] Times(double[,] a, double[,] b)
    {
        var product = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < product.GetLength(0); i++)
        {
            for (int j = 0; j < product.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    product[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return product;
    }

    private static double[,] Turned(double[,] table)
    {
        var turned = new double[table.GetLength(1), table.GetLength(0)];
        for (int i = 0; i < table.GetLength(0); i++)
        {
            for (int j = 0; j < table.GetLength(1); j++)
            {
                turned[j, i] = table[i, j];
            }
        }

        return turned;
    }

    private static double[] Columns(double[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(1)).Select(j => Enumerable.Range(0, table.GetLength(0)).Sum(i => table[i, j]))];
}

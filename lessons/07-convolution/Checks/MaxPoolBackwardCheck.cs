using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class MaxPoolBackwardCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.4", "Backward through max pooling")
    {
        Points = 3,
        Task = "Every k × k window, stride apart, gave its largest element. Return the gradient of x: each window's dy goes to its largest element, to the first one (row by row) among equals.",
        Solution = MaxPoolBackward,
        Inputs =
            from k in Gen.Choose(2, 3)
            from stride in Gen.Choose(1, 2)
            from down in Gen.Choose(1, 2)
            from across in Draw.Count(1, 3)
            let rows = ((down - 1) * stride) + k
            let columns = ((across - 1) * stride) + k
            // Few different numbers, so that windows have equal largest elements.
            from x in Draw.OneOf(1.0, 2.0, 3.0, 5.0).ArrayOf(rows * columns)
            from dy in Draw.Table(down, across)
            select Draw.Inputs(Tables.Make(rows, columns, (i, j) => x[(i * columns) + j]), dy, k, stride),
        Laws = [new("all gradients together are as much as came in: the sum of dx is the sum of dy", (f, input) =>
            f(input) is double[,] dx && Tables.Same(dx.Cast<double>().Sum(), ((double[,])input[1]!).Cast<double>().Sum()))],
        Mistakes =
        [
            new("shared", "all elements of a window share the gradient; that is average pooling",
                (double[,] x, double[,] dy, int k, int stride) => Walk(x, dy, k, stride, (dx, window, g) => window.ForEach(p => dx[p.Row, p.Column] += g / (k * k)))),
            new("every tie", "every one of the equal largest elements receives the gradient; only the first does",
                (double[,] x, double[,] dy, int k, int stride) => Walk(x, dy, k, stride, (dx, window, g) => Largest(x, window).ForEach(p => dx[p.Row, p.Column] += g))),
            new("last tie", "the last of the equal largest elements receives the gradient; the first one does",
                (double[,] x, double[,] dy, int k, int stride) => Walk(x, dy, k, stride, (dx, window, g) => dx[Largest(x, window)[^1].Row, Largest(x, window)[^1].Column] += g)),
            new("overwritten", "an element that wins in two windows keeps the gradient of the last one; gradients add",
                (double[,] x, double[,] dy, int k, int stride) => Walk(x, dy, k, stride, (dx, window, g) => dx[Largest(x, window)[0].Row, Largest(x, window)[0].Column] = g)),
            new("times x", "the gradient is multiplied by the element; the largest element is passed on as it is, so its slope is 1",
                (double[,] x, double[,] dy, int k, int stride) => Walk(x, dy, k, stride, (dx, window, g) => dx[Largest(x, window)[0].Row, Largest(x, window)[0].Column] += g * x[Largest(x, window)[0].Row, Largest(x, window)[0].Column])),
        ],
        Hints =
        [
            "Turn up an element that is not the largest of its window a little. Does the window's answer change?",
            "dx[p] = Σ dy[window] over all windows in which p is the (first) largest element",
            "x = [[1, 5], [2, 5]], k = 2, dy = [[3]]: dx = [[0, 3], [0, 0]].",
            "For each i, j: go through the window, keep row and column of the first largest (use >, not >=); then dx[row, column] += dy[i, j];",
        ],
        Explanation = "Only the winner had any influence, so only the winner is to blame. Where windows overlap one element may win several times, and its gradients add up like those of any number that is used more than once.",
    };

    private static double[,] MaxPoolBackward(double[,] x, double[,] dy, int k, int stride)
    {
        var dx = new double[x.GetLength(0), x.GetLength(1)];
        for (int i = 0; i < dy.GetLength(0); i++)
        {
            for (int j = 0; j < dy.GetLength(1); j++)
            {
                int row = i * stride, column = j * stride;
                for (int u = 0; u < k; u++)
                {
                    for (int v = 0; v < k; v++)
                    {
                        if (x[(i * stride) + u, (j * stride) + v] > x[row, column])
                        {
                            (row, column) = ((i * stride) + u, (j * stride) + v);
                        }
                    }
                }

                dx[row, column] += dy[i, j];
            }
        }

        return dx;
    }

    // Hands every window's elements and gradient to a rule that writes into dx.
    private static double[,] Walk(double[,] x, double[,] dy, int k, int stride, Action<double[,], List<(int Row, int Column)>, double> rule)
    {
        var dx = new double[x.GetLength(0), x.GetLength(1)];
        for (int i = 0; i < dy.GetLength(0); i++)
        {
            for (int j = 0; j < dy.GetLength(1); j++)
            {
                (int top, int left) = (i * stride, j * stride);
                rule(dx, [.. from u in Enumerable.Range(0, k) from v in Enumerable.Range(0, k) select (top + u, left + v)], dy[i, j]);
            }
        }

        return dx;
    }

    private static List<(int Row, int Column)> Largest(double[,] x, List<(int Row, int Column)> window)
    {
        double most = window.Max(p => x[p.Row, p.Column]);
        return [.. window.Where(p => x[p.Row, p.Column] == most)];
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class CrossEntropyGradientCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.3", "The gradient of softmax with cross-entropy")
    {
        Points = 3,
        Task = "Return the gradient of the mean cross-entropy with respect to the scores z. Scores may be as large as ±1000.",
        Solution = CrossEntropyGradient,
        Inputs =
            from n in Draw.Count(2, 4)
            from classes in Draw.Count(2, 4)
            from most in Draw.OneOf(3.0, 3.0, 1000.0)
            from z in Draw.Table(n, classes, most)
            from label in Draw.Labels(n, classes)
            select Draw.Inputs(z, label),
        Laws =
        [
            new("each row sums to 0", (f, input) => f(input) is double[,] g && Enumerable.Range(0, g.GetLength(0)).All(n => Math.Abs(Tables.Row(g, n).Sum()) < 1e-9)),
            new("adding one number to all scores changes nothing", (f, input) => Tables.Same(f(input), f([Tables.Map((double[,])input[0]!, v => v + 5), input[1]]))),
        ],
        Mistakes =
        [
            new("overflow", "exp overflows, and ∞/∞ is NaN; subtract each row's maximum first",
                (double[,] z, int[] label) => Gradient(z, label, row => row.Select(v => Math.Exp(v) / row.Sum(Math.Exp)).ToArray(), 1, z.GetLength(0))),
            new("true class forgotten", "1 is not subtracted at the true class, so that only the probabilities are left",
                (double[,] z, int[] label) => Gradient(z, label, Tables.Softmax, 0, z.GetLength(0))),
            new("not averaged", "the sum is not divided by the batch",
                (double[,] z, int[] label) => Gradient(z, label, Tables.Softmax, 1, 1)),
            new("sign flipped", "the probabilities are subtracted from the truth, which flips the sign",
                (double[,] z, int[] label) => Tables.Map(CrossEntropyGradient(z, label), v => -v)),
        ],
        Hints =
        [
            "The model says 0.7, 0.2, 0.1 and the first class is true. Which scores should rise, which fall, and by how much?",
            "∂L/∂z[n, c] = (pₙ꜀ − [c is true]) / N,   p = softmax(z[n]) = exp(z − max) / Σ exp(z − max)",
            "One row, z = (0, 0), label 0: p = (0.5, 0.5), gradient (−0.5, 0.5).",
            "For each row: max = largest z; e[c] = Math.Exp(z[n, c] - max); g[n, c] = (e[c] / sum - (c == label[n] ? 1 : 0)) / N.",
        ],
        Explanation = "Softmax and the logarithm of cross-entropy undo each other: what remains is probability minus truth, the same shape as the error of linear regression. Subtracting the maximum changes no probability and keeps exp within range.",
    };

    private static double[,] CrossEntropyGradient(double[,] z, int[] label)
    {
        int rows = z.GetLength(0), classes = z.GetLength(1);
        var gradient = new double[rows, classes];
        for (int n = 0; n < rows; n++)
        {
            double max = double.NegativeInfinity, sum = 0;
            for (int c = 0; c < classes; c++)
            {
                max = Math.Max(max, z[n, c]);
            }

            for (int c = 0; c < classes; c++)
            {
                sum += Math.Exp(z[n, c] - max);
            }

            for (int c = 0; c < classes; c++)
            {
                double p = Math.Exp(z[n, c] - max) / sum;
                gradient[n, c] = (p - (c == label[n] ? 1 : 0)) / rows;
            }
        }

        return gradient;
    }

    private static double[,] Gradient(double[,] z, int[] label, Func<double[], double[]> softmax, double truth, double batch) =>
        Tables.Make(z.GetLength(0), z.GetLength(1), (n, c) => (softmax(Tables.Row(z, n))[c] - (c == label[n] ? truth : 0)) / batch);
}

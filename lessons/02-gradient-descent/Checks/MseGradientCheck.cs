using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class MseGradientCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.2", "The gradient of the mean squared error")
    {
        Points = 3,
        Task = "The prediction for row n is x[n]·w + b; the loss is the mean of (prediction − y)². Return its gradient: one number for each weight, then one for the bias.",
        Solution = MseGradient,
        Inputs =
            from n in Draw.Count(2, 5)
            from d in Draw.Count(1, 3)
            from x in Draw.Table(n, d)
            from y in Draw.Vector(n)
            from w in Draw.Vector(d)
            from b in Draw.Number()
            select Draw.Inputs(x, y, w, b),
        Laws =
        [
            new("the numbers for w are the slopes of the loss (central differences)", (f, input) =>
                NumericGradient.Agrees(((double[])f(input)!)[..^1], w => Loss((double[,])input[0]!, (double[])input[1]!, (double[])w, (double)input[3]!), input[2]!)),
        ],
        Mistakes =
        [
            new("summed", "the rows are summed and not averaged, which is N times too large",
                (double[,] x, double[] y, double[] w, double b) => MseGradient(x, y, w, b).Select(g => g * y.Length).ToArray()),
            new("two missing", "the 2 of the square is missing",
                (double[,] x, double[] y, double[] w, double b) => MseGradient(x, y, w, b).Select(g => g / 2).ToArray()),
            new("sign flipped", "target minus prediction is used, which flips the sign",
                (double[,] x, double[] y, double[] w, double b) => MseGradient(x, y, w, b).Select(g => -g).ToArray()),
            new("bias first", "the bias stands first; it is asked for as the last number",
                (double[,] x, double[] y, double[] w, double b) => MseGradient(x, y, w, b) is var g ? (double[])[g[^1], .. g[..^1]] : []),
            new("input missing", "the factor x is missing in the gradient of the weights",
                (double[,] x, double[] y, double[] w, double b) => Enumerable.Repeat(MseGradient(x, y, w, b)[^1], w.Length + 1).ToArray()),
        ],
        Hints =
        [
            "A weight of a larger input: does it change the prediction more or less? Where does that show in the gradient?",
            "∂L/∂wⱼ = (2/N) Σₙ (x[n]·w + b − yₙ) x[n, j];   ∂L/∂b = (2/N) Σₙ (x[n]·w + b − yₙ)",
            "x = ((1), (2)), y = (1, 1), w = (1), b = 0: errors 0 and 1; gradient w: (2/2)(0·1 + 1·2) = 2, b: (2/2)(0 + 1) = 1.",
            "For each row: double error = b - y[n]; error += x[n, j] * w[j] for each j; then g[j] += 2 * error * x[n, j] / N and g[^1] += 2 * error / N.",
        ],
        Explanation = "The error of a row is shared out to the weights in proportion to their inputs: who shouted loudest is blamed most. Averaging keeps the step the same for batches of any size.",
    };

    private static double[] MseGradient(double[,] x, double[] y, double[] w, double b)
    {
        var gradient = new double[w.Length + 1];
        for (int n = 0; n < y.Length; n++)
        {
            double error = b - y[n];
            for (int j = 0; j < w.Length; j++)
            {
                error += x[n, j] * w[j];
            }

            for (int j = 0; j < w.Length; j++)
            {
                gradient[j] += 2 * error * x[n, j] / y.Length;
            }

            gradient[^1] += 2 * error / y.Length;
        }

        return gradient;
    }

    private static double Loss(double[,] x, double[] y, double[] w, double b) =>
        y.Select((target, n) => Math.Pow(Tables.Row(x, n).Zip(w, (a, c) => a * c).Sum() + b - target, 2)).Average();
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class WeightGradientCheck
{
    public static ExerciseDefinition Exercise { get; } = new("03.3", "The gradient of a weight")
    {
        Points = 3,
        Task = "One sigmoid unit, loss (a − t)². Return the gradient with respect to the weights, in their own shape (1, n).",
        Solution = WeightGradient,
        Inputs =
            from n in Draw.Count(2, 4)
            from x in Draw.Vector(n)
            from w in Draw.Table(1, n, 1)
            from b in Draw.Number(1)
            from t in Draw.Between(0, 1)
            select Draw.Inputs(x, w, b, t),
        Laws =
        [
            new("the numbers are the slopes of the loss (central differences)", (f, input) =>
                NumericGradient.Agrees(f(input), w => Loss((double[])input[0]!, (double[,])w, (double)input[2]!, (double)input[3]!), input[1]!)),
        ],
        Mistakes =
        [
            new("slope at the output", "σ′ is taken at the output a, as σ(a)(1 − σ(a)); it belongs at the sum z, and a(1 − a) is just that",
                (double[] x, double[,] w, double b, double t) => Row(x, 2 * (Output(x, w, b) - t) * Slope(Sigmoid(Output(x, w, b))))),
            new("transposed shape", "the gradient has the shape (n, 1) and the weight (1, n); a gradient has the shape of what it belongs to",
                (double[] x, double[,] w, double b, double t) => Column(WeightGradient(x, w, b, t))),
            new("input missing", "the factor x is missing: a weight counts as much as the input that it multiplies",
                (double[] x, double[,] w, double b, double t) => Row([.. x.Select(_ => 1.0)], Delta(x, w, b, t))),
            new("slope missing", "σ′ is missing, as if the unit were linear",
                (double[] x, double[,] w, double b, double t) => Row(x, 2 * (Output(x, w, b) - t))),
            new("two missing", "the 2 of the square is missing",
                (double[] x, double[,] w, double b, double t) => Row(x, Delta(x, w, b, t) / 2)),
        ],
        Hints =
        [
            "A weight grows a little. What does it change first, what does that change next, and so on up to the loss? How many links does the chain have?",
            "∂L/∂wⱼ = 2(a − t) · a(1 − a) · xⱼ, with a = σ(w·x + b)",
            "x = (0.9, 0.1), w = (0.5, −0.5), b = 0, t = 0.8: z = 0.4, a = 0.5987, δ = 2(−0.2013)(0.2403) = −0.0967, gradient (−0.0871, −0.0097).",
            "Compute z and a; double delta = 2 * (a - t) * a * (1 - a); var dw = new double[1, x.Length]; dw[0, j] = delta * x[j] for each j.",
        ],
        Explanation = "Three links, three factors: loss by output, output by sum, sum by weight. The first two are the same for every weight of the unit, so they are computed once and called δ; the bias's gradient is δ itself, because its input is 1.",
    };

    private static double[,] WeightGradient(double[] x, double[,] w, double b, double t)
    {
        double z = b;
        for (int j = 0; j < x.Length; j++)
        {
            z += w[0, j] * x[j];
        }

        double a = 1 / (1 + Math.Exp(-z));
        double delta = 2 * (a - t) * a * (1 - a);
        var dw = new double[1, x.Length];
        for (int j = 0; j < x.Length; j++)
        {
            dw[0, j] = delta * x[j];
        }

        return dw;
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Slope(double a) => a * (1 - a);

    private static double Output(double[] x, double[,] w, double b) => Sigmoid(b + x.Select((value, j) => value * w[0, j]).Sum());

    private static double Delta(double[] x, double[,] w, double b, double t) => 2 * (Output(x, w, b) - t) * Slope(Output(x, w, b));

    private static double Loss(double[] x, double[,] w, double b, double t) => Math.Pow(Output(x, w, b) - t, 2);

    private static double[,] Row(double[] x, double factor)
    {
        var row = new double[1, x.Length];
        for (int j = 0; j < x.Length; j++)
        {
            row[0, j] = factor * x[j];
        }

        return row;
    }

    private static double[,] Column(double[,] row)
    {
        var column = new double[row.Length, 1];
        for (int j = 0; j < row.Length; j++)
        {
            column[j, 0] = row[0, j];
        }

        return column;
    }
}

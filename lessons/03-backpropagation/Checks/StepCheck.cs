using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class StepCheck
{
    public static ExerciseDefinition Exercise { get; } = new("03.6", "Repair: three faults in one step")
    {
        Points = 3,
        Task = "The program in your file is often printed; it should move weights and bias one step down the gradient of (a − t)². Find its three faults. A numeric gradient is a good witness.",
        Solution = Step,
        Parts = ["w", "b"],
        Inputs =
            from n in Draw.Count(2, 3)
            from x in Draw.Vector(n)
            from w in Draw.Table(1, n, 1)
            from b in Draw.Number(3)
            from t in Draw.Between(0, 1)
            from rate in Draw.OneOf(0.5, 1.0, 2.0)
            select Draw.Inputs(x, w, b, t, rate),
        Laws =
        [
            new("a small enough step makes the loss smaller or leaves it as it is", (f, input) =>
                f([input[0], input[1], input[2], input[3], 1e-3]) is object?[] { Length: 2 } parts && parts[0] is double[,] w && parts[1] is double b
                && Loss(input, w, b) <= Loss(input, (double[,])input[1]!, (double)input[2]!) + 1e-12),
        ],
        Mistakes =
        [
            new("slope at the output", "two faults are mended and σ′ is still taken at the output a; at the sum z it is a(1 − a)",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: true, column: false, whole: false)),
            new("transposed weights", "two faults are mended and the new weights still have the shape (n, 1); weights are (1, n)",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: false, column: true, whole: false)),
            new("whole-number bias", "two faults are mended and the bias is still kept as a whole number, so that it loses everything behind the point",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: false, column: false, whole: true)),
            new("slope and bias", "only the shape is mended; the slope and the bias are not",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: true, column: false, whole: true)),
            new("all three", "all three faults are still there: look at the slope, at the shape of the weights, at the type of the bias",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: true, column: true, whole: true)),
            new("slope and shape", "only the bias is mended; the slope and the shape of the weights are not",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: true, column: true, whole: false)),
            new("shape and bias", "only the slope is mended; the shape of the weights and the bias are not",
                (double[] x, double[,] w, double b, double t, double rate) => Faulty(x, w, b, t, rate, atOutput: false, column: true, whole: true)),
        ],
        Hints =
        [
            "One fault is in a formula, one in a shape, one in a type. Which line would you suspect of each?",
            "δ = 2(a − t) a(1 − a);   wⱼ ← wⱼ − η δ xⱼ;   b ← b − η δ",
            "x = (0.9, 0.1), w = (0.5, −0.5), b = 0, t = 0.8: δ is −0.0967; the printed program has −0.0921. With η = 1 the new bias is 0.0967, not 0.",
            "delta = 2 * (a - t) * a * (1 - a); newW = new double[1, x.Length] with newW[0, j]; double newB = b - rate * delta;",
        ],
        Explanation = "All three faults run without an exception, and the first one even learns, only more slowly: a wrong gradient rarely crashes. That is why this kit proves each gradient against central differences; here they say −0.0967 at once.",
    };

    private static (double[,] w, double b) Step(double[] x, double[,] w, double b, double t, double rate)
    {
        double z = b;
        for (int j = 0; j < x.Length; j++)
        {
            z += w[0, j] * x[j];
        }

        double a = 1 / (1 + Math.Exp(-z));
        double delta = 2 * (a - t) * a * (1 - a);
        var newW = new double[1, x.Length];
        for (int j = 0; j < x.Length; j++)
        {
            newW[0, j] = w[0, j] - (rate * delta * x[j]);
        }

        return (newW, b - (rate * delta));
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Output(double[] x, double[,] w, double b) => Sigmoid(b + x.Select((value, j) => value * w[0, j]).Sum());

    private static double Loss(object?[] input, double[,] w, double b) =>
        w.GetLength(0) == 1 && w.Length == ((double[])input[0]!).Length ? Math.Pow(Output((double[])input[0]!, w, b) - (double)input[3]!, 2) : double.NaN;

    private static (double[,] w, double b) Faulty(double[] x, double[,] w, double b, double t, double rate, bool atOutput, bool column, bool whole)
    {
        double a = Output(x, w, b);
        double slope = atOutput ? Sigmoid(a) * (1 - Sigmoid(a)) : a * (1 - a);
        double delta = 2 * (a - t) * slope;
        double[,] newW = column ? new double[x.Length, 1] : new double[1, x.Length];
        for (int j = 0; j < x.Length; j++)
        {
            newW[column ? j : 0, column ? 0 : j] = w[0, j] - (rate * delta * x[j]);
        }

        double newB = b - (rate * delta);
        return (newW, whole ? (int)newB : newB);
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class Forward221Check
{
    public static ExerciseDefinition Exercise { get; } = new("03.2", "A 2-2-1 net, forward")
    {
        Task = "Compute both hidden outputs and the output of the net. Work one example with pencil and paper first: x = (0.9, 0.1), W1 = ((0.2, 0.4), (0.3, 0.6)), w2 = (0.5, 0.7).",
        Solution = Forward221,
        Inputs =
            from x in Draw.Vector(2)
            from w1 in Draw.Table(2, 2)
            from w2 in Draw.Vector(2)
            select Draw.Inputs(x, w1, w2),
        Laws =
        [
            new("swapping the two hidden units swaps their outputs and leaves y alone", (f, input) =>
            {
                double[,] w1 = (double[,])input[1]!;
                double[] w2 = (double[])input[2]!;
                double[] a = (double[])f(input)!, b = (double[])f([input[0], new[,] { { w1[0, 1], w1[0, 0] }, { w1[1, 1], w1[1, 0] } }, new[] { w2[1], w2[0] }])!;
                return Math.Abs(a[0] - b[1]) < 1e-9 && Math.Abs(a[1] - b[0]) < 1e-9 && Math.Abs(a[2] - b[2]) < 1e-9;
            }),
        ],
        Mistakes =
        [
            new("weights transposed", "W1·x is computed; rows of W1 belong to inputs here, so it is x·W1",
                (double[] x, double[,] w1, double[] w2) => Forward221(x, new[,] { { w1[0, 0], w1[1, 0] }, { w1[0, 1], w1[1, 1] } }, w2)),
            new("linear hidden layer", "the hidden units pass their sums on without σ",
                (double[] x, double[,] w1, double[] w2) => Net(x, w1, w2, z => z, Sigmoid)),
            new("linear output", "the output unit returns its sum without σ",
                (double[] x, double[,] w1, double[] w2) => Net(x, w1, w2, Sigmoid, z => z)),
            new("output reads the input", "the output unit reads x; it reads the hidden outputs",
                (double[] x, double[,] w1, double[] w2) => (double[])[.. Forward221(x, w1, w2)[..2], Sigmoid((w2[0] * x[0]) + (w2[1] * x[1]))]),
        ],
        Hints =
        [
            "Which two weights lead into the first hidden unit: a row of W1 or a column?",
            "hⱼ = σ(x₀W1[0, j] + x₁W1[1, j]);   y = σ(h₀w2[0] + h₁w2[1]);   σ(z) = 1 / (1 + e⁻ᶻ)",
            "The example: 0.9·0.2 + 0.1·0.3 = 0.21, σ(0.21) = 0.5523; 0.9·0.4 + 0.1·0.6 = 0.42, σ(0.42) = 0.6035; 0.5523·0.5 + 0.6035·0.7 = 0.6986, σ = 0.6679.",
            "h[j] = Sigmoid(x[0] * w1[0, j] + x[1] * w1[1, j]) for j = 0 and 1, with static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z)); return [h0, h1, Sigmoid(h0 * w2[0] + h1 * w2[1])];",
        ],
        Explanation = "This is the whole of a forward pass: each layer is a weighted sum and a bend. Papers often write x·W with rows belonging to inputs, as here; PyTorch and this kit's Linear keep the transpose, rows belonging to outputs, so that each row is one unit.",
    };

    private static double[] Forward221(double[] x, double[,] w1, double[] w2)
    {
        double h0 = Sigmoid((x[0] * w1[0, 0]) + (x[1] * w1[1, 0]));
        double h1 = Sigmoid((x[0] * w1[0, 1]) + (x[1] * w1[1, 1]));
        double y = Sigmoid((h0 * w2[0]) + (h1 * w2[1]));
        return [h0, h1, y];
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double[] Net(double[] x, double[,] w1, double[] w2, Func<double, double> hidden, Func<double, double> output)
    {
        double h0 = hidden((x[0] * w1[0, 0]) + (x[1] * w1[1, 0])), h1 = hidden((x[0] * w1[0, 1]) + (x[1] * w1[1, 1]));
        return [h0, h1, output((h0 * w2[0]) + (h1 * w2[1]))];
    }
}

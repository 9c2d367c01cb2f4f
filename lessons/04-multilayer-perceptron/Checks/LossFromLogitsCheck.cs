using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class LossFromLogitsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.5", "From input to loss")
    {
        Points = 3,
        Task = "Compute hidden = relu(w1·x + b1), logits = w2·hidden + b2, and return −log of the softmax of the logits at the class y.",
        Solution = LossFromLogits,
        Inputs =
            from inputs in Draw.Count(1, 3)
            from hidden in Draw.Count(2, 4)
            from classes in Draw.Count(2, 4)
            from x in Draw.Vector(inputs)
            from w1 in Draw.Table(hidden, inputs)
            from b1 in Draw.Vector(hidden)
            from w2 in Draw.Table(classes, hidden)
            from b2 in Draw.Vector(classes)
            from y in Draw.Labels(1, classes)
            select Draw.Inputs(x, w1, b1, w2, b2, y[0]),
        Laws = [new("adding one number to every entry of b2 changes nothing", (f, input) =>
            Tables.Same(f(input), f([input[0], input[1], input[2], input[3], ((double[])input[4]!).Select(v => v + 3).ToArray(), input[5]])))],
        Mistakes =
        [
            new("softmax twice", "softmax is applied twice; with ten classes such a loss never falls below 1.46",
                (double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y) => -Math.Log(Tables.Softmax(Tables.Softmax(Logits(x, w1, b1, w2, b2)))[y])),
            new("relu on the logits", "a ReLU follows the last layer as well, so that no logit can be negative",
                (double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y) => -Math.Log(Tables.Softmax([.. Logits(x, w1, b1, w2, b2).Select(Positive)])[y])),
            new("nothing bends", "nothing bends between the layers; two linear maps are one",
                (double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y) => -Math.Log(Tables.Softmax(Affine(w2, Affine(w1, x, b1), b2))[y])),
            new("logarithm forgotten", "the probability is returned; the loss is minus its logarithm",
                (double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y) => Tables.Softmax(Logits(x, w1, b1, w2, b2))[y]),
            new("biases left out", "both biases are left out",
                (double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y) => LossFromLogits(x, w1, new double[b1.Length], w2, new double[b2.Length], y)),
        ],
        Hints =
        [
            "Which numbers may be negative: the hidden ones, the logits, the probabilities, the loss?",
            "L = log Σ꜀ exp(z꜀ − m) + m − z_y with m the largest logit z; that is −log softmax(z)_y",
            "Logits (0, 0): each class has 0.5, the loss is log 2 = 0.6931. Logits (2, 0), y = 0: log(1 + e⁻²) = 0.1269.",
            "h[j] = Math.Max(0, b1[j] + Σ w1[j, i] * x[i]); z[c] = b2[c] + Σ w2[c, j] * h[j]; m = z.Max(); return Math.Log(z.Sum(v => Math.Exp(v - m))) + m - z[y];",
        ],
        Explanation = "A loss that takes logits does the softmax itself. Handing it probabilities runs without an error and learns badly, because numbers between 0 and 1 make nearly even odds: that is why libraries say in the name what they expect.",
    };

    private static double LossFromLogits(double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y)
    {
        double[] hidden = Affine(w1, x, b1);
        for (int j = 0; j < hidden.Length; j++)
        {
            hidden[j] = Math.Max(0, hidden[j]);
        }

        double[] z = Affine(w2, hidden, b2);
        double max = z.Max();
        return Math.Log(z.Sum(v => Math.Exp(v - max))) + max - z[y];
    }

    private static double[] Affine(double[,] w, double[] x, double[] b)
    {
        var y = (double[])b.Clone();
        for (int o = 0; o < b.Length; o++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[o] += w[o, i] * x[i];
            }
        }

        return y;
    }

    private static double Positive(double v) => Math.Max(0, v);

    private static double[] Logits(double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2) =>
        Affine(w2, [.. Affine(w1, x, b1).Select(Positive)], b2);
}

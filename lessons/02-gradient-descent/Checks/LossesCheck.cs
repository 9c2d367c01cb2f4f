using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class LossesCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.5", "Repair: a descent that climbs")
    {
        Task = "The program in your file should fit y = w·x and return the loss before each step. It has two faults; find them.",
        Solution = Losses,
        Inputs =
            from n in Draw.Count(2, 4)
            from x in Draw.Vector(n, 1.5)
            from y in Draw.Vector(n, 1.5)
            from w in Draw.Number(1)
            from rate in Draw.OneOf(0.05, 0.1, 0.2)
            from steps in Draw.Count(2, 5)
            select Draw.Inputs(x, y, w, rate, steps),
        Laws =
        [
            new("with a small rate the loss never rises", (f, input) =>
                f([input[0], input[1], input[2], 0.01, input[4]]) is double[] losses && losses.Zip(losses.Skip(1)).All(pair => pair.Second <= pair.First + 1e-12)),
        ],
        Mistakes =
        [
            new("uphill", "the step is added; it goes uphill, and the loss grows",
                (double[] x, double[] y, double w, double rate, int steps) => Run(x, y, w, -rate, steps, withInput: true)),
            new("input missing", "the factor x[i] is missing in the gradient",
                (double[] x, double[] y, double w, double rate, int steps) => Run(x, y, w, rate, steps, withInput: false)),
            new("both faults", "both faults are still there: the step is added, and the gradient lacks the factor x[i]",
                (double[] x, double[] y, double w, double rate, int steps) => Run(x, y, w, -rate, steps, withInput: false)),
            new("loss after the step", "the loss is taken after the step; it is asked for before it",
                (double[] x, double[] y, double w, double rate, int steps) => Run(x, y, w, rate, steps + 1, withInput: true)[1..]),
        ],
        Hints =
        [
            "Print the losses for one point, x = (1), y = (0), w = 1. Do they fall? Then try x = (2): is the step twice, or four times as long as it should be?",
            "L = (1/N) Σ (w xᵢ − yᵢ)²,   dL/dw = (2/N) Σ (w xᵢ − yᵢ) xᵢ,   w ← w − η dL/dw",
            "x = (2), y = (0), w = 1, η = 0.1: loss 4, gradient 2·2·2 = 8, w becomes 0.2, the next loss is 0.16.",
            "gradient += 2 * error * x[i] / x.Length; and w -= rate * gradient;",
        ],
        Explanation = "Both faults are invisible in the code's shape and obvious in the curve: a loss that climbs means a wrong sign or too large a rate, one that falls too slowly often a missing factor. Looking at the curve first saves reading.",
    };

    private static double[] Losses(double[] x, double[] y, double w, double rate, int steps)
    {
        var losses = new double[steps];
        for (int s = 0; s < steps; s++)
        {
            double gradient = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = (w * x[i]) - y[i];
                losses[s] += error * error / x.Length;
                gradient += 2 * error * x[i] / x.Length;
            }

            w -= rate * gradient;
        }

        return losses;
    }

    private static double[] Run(double[] x, double[] y, double w, double rate, int steps, bool withInput)
    {
        var losses = new double[steps];
        for (int s = 0; s < steps; s++)
        {
            losses[s] = x.Zip(y, (a, b) => Math.Pow((w * a) - b, 2)).Average();
            w -= rate * x.Zip(y, (a, b) => 2 * ((w * a) - b) * (withInput ? a : 1)).Average();
        }

        return losses;
    }
}

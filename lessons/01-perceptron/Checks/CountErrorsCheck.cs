using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class CountErrorsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("01.5", "Repair: counting errors")
    {
        Task = "The program in your file should count the points that the unit gets wrong. It has two faults. Find them; change as little as you can.",
        Solution = CountErrors,
        Inputs =
            from n in Draw.Count(1, 6)
            from d in Draw.Count(1, 3)
            from line in Points.OnTheLine(d).Or(Points.Anywhere(d))
            from others in Draw.Rows(n - 1, d)
            from t in Draw.Labels(n, 2)
            select Draw.Inputs(line.W, line.B, (double[][])[line.X, .. others], t),
        Laws =
        [
            new("the errors for t and for 1 − t together are the number of points", (f, input) =>
                (int)f(input)! + (int)f([input[0], input[1], input[2], ((int[])input[3]!).Select(t => 1 - t).ToArray()])! == ((double[][])input[2]!).Length),
        ],
        Mistakes =
        [
            new("sum not reset", "the sum goes on from the point before; each point starts again from the bias",
                (double[] w, double b, double[][] x, int[] t) => Running(w, b, x, t).Sum(Math.Abs)),
            new("errors cancel", "a missed 1 and a false alarm cancel each other; both are errors, so count |t − y|",
                (double[] w, double b, double[][] x, int[] t) => x.Select((point, i) => t[i] - Fire(w, b, point)).Sum()),
            new("both faults", "both faults are still there: the sum goes on from point to point, and errors of opposite sign cancel",
                (double[] w, double b, double[][] x, int[] t) => Running(w, b, x, t).Sum()),
            new("right ones counted", "the points that the unit gets right are counted",
                (double[] w, double b, double[][] x, int[] t) => x.Length - CountErrors(w, b, x, t)),
        ],
        Hints =
        [
            "Take two points and go through the program with pencil and paper. What is sum when the second point begins?",
            "errors = |t₁ − y₁| + |t₂ − y₂| + …, where each y comes from its own sum w·x + b",
            "Two points, one missed (t = 1, y = 0) and one false alarm (t = 0, y = 1): t − y is 1 and −1. The program counts 0, right is 2.",
            "Move double sum = b; inside the loop over i, and write errors += Math.Abs(t[i] - y); or if (y != t[i]) { errors++; }",
        ],
        Explanation = "Two classics: a variable that should start anew in each turn lives outside the loop, and signed errors are summed where their number is wanted. The second one comes back in lesson 02: it is why losses square the difference.",
    };

    private static int CountErrors(double[] w, double b, double[][] x, int[] t)
    {
        int errors = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double sum = b;
            for (int j = 0; j < w.Length; j++)
            {
                sum += w[j] * x[i][j];
            }

            int y = sum >= 0 ? 1 : 0;
            errors += Math.Abs(t[i] - y);
        }

        return errors;
    }

    private static int Fire(double[] w, double b, double[] x) => b + w.Zip(x, (weight, input) => weight * input).Sum() >= 0 ? 1 : 0;

    private static int[] Running(double[] w, double b, double[][] x, int[] t)
    {
        double sum = b;
        var errors = new int[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            sum += w.Zip(x[i], (weight, input) => weight * input).Sum();
            errors[i] = t[i] - (sum >= 0 ? 1 : 0);
        }

        return errors;
    }
}

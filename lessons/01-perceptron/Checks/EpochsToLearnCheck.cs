using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class EpochsToLearnCheck
{
    public static ExerciseDefinition Exercise { get; } = new("01.4", "How many passes until it has learned?")
    {
        Points = 3,
        Task = "Start from zero weights and bias, η = 1. Go through all points in their order, correct after each wrong one. Return the number of the first pass without a correction, counted from 1; −1 if none of the first max passes is.",
        Solution = EpochsToLearn,
        Inputs = Gate().Or(Cloud()),
        Laws =
        [
            new("allowing more passes changes no answer but −1", (f, input) =>
                (int)f(input)! is var passes && (passes == -1 || Equals(f([input[0], input[1], (int)input[2]! + 5]), passes))),
        ],
        Mistakes =
        [
            new("weights restart", "the weights restart at zero in every pass, so that nothing is carried over",
                (double[][] x, int[] t, int max) => Passes(x, t, max, restart: true, wholePass: true)),
            new("last point decides", "it stops as soon as the last point is right; a whole pass must be",
                (double[][] x, int[] t, int max) => Passes(x, t, max, restart: false, wholePass: false)),
            new("corrections counted", "corrections are counted and not passes",
                (double[][] x, int[] t, int max) => Corrections(x, t, max)),
            new("clean pass not counted", "the pass without a correction is not counted; it is the one that is asked for",
                (double[][] x, int[] t, int max) => EpochsToLearn(x, t, max) is var n && n > 0 ? n - 1 : n),
        ],
        Hints =
        [
            "How do you know that the unit has learned all points? Is it enough that the last one was right?",
            "Pass: for every point y = fire(w, b, x), and if y ≠ t then w ← w + (t − y) x, b ← b + (t − y). Stop after a pass in which no y ≠ t.",
            "AND, points 00, 01, 10, 11: the zero unit fires at 00 already, so pass 1 has corrections; pass 6 is the first without one.",
            "for (int pass = 1; pass <= max; pass++) { bool clean = true; for each point { …; if (y != t[i]) { clean = false; correct } } if (clean) { return pass; } } return -1; with w and b declared before the outer loop.",
        ],
        Explanation = "Rosenblatt's theorem: if any line separates the points, this ends after a finite number of corrections, whatever their order. If none does, as for XOR, it goes on for ever; max is what makes the function come back.",
    };

    private static int EpochsToLearn(double[][] x, int[] t, int max)
    {
        var w = new double[x[0].Length];
        double b = 0;
        for (int pass = 1; pass <= max; pass++)
        {
            bool clean = true;
            for (int i = 0; i < x.Length; i++)
            {
                int error = t[i] - Fire(w, b, x[i]);
                if (error != 0)
                {
                    clean = false;
                    Correct(w, ref b, x[i], error);
                }
            }

            if (clean)
            {
                return pass;
            }
        }

        return -1;
    }

    private static int Fire(double[] w, double b, double[] x) => b + w.Zip(x, (weight, input) => weight * input).Sum() >= 0 ? 1 : 0;

    private static void Correct(double[] w, ref double b, double[] x, int error)
    {
        for (int j = 0; j < w.Length; j++)
        {
            w[j] += error * x[j];
        }

        b += error;
    }

    private static int Passes(double[][] x, int[] t, int max, bool restart, bool wholePass)
    {
        var w = new double[x[0].Length];
        double b = 0;
        for (int pass = 1; pass <= max; pass++)
        {
            (w, b) = restart ? (new double[w.Length], 0) : (w, b);
            bool right = true;
            for (int i = 0; i < x.Length; i++)
            {
                int error = t[i] - Fire(w, b, x[i]);
                right = error == 0 && (right || !wholePass);
                Correct(w, ref b, x[i], error);
            }

            if (right)
            {
                return pass;
            }
        }

        return -1;
    }

    private static int Corrections(double[][] x, int[] t, int max)
    {
        var w = new double[x[0].Length];
        double b = 0;
        int corrections = 0;
        for (int pass = 1; pass <= max; pass++)
        {
            int before = corrections;
            for (int i = 0; i < x.Length; i++)
            {
                int error = t[i] - Fire(w, b, x[i]);
                corrections += Math.Abs(error);
                Correct(w, ref b, x[i], error);
            }

            if (corrections == before)
            {
                return corrections;
            }
        }

        return -1;
    }

    // AND, OR, NAND and XOR: the last of them is never learned.
    private static Gen<object?[]> Gate() =>
        from t in Draw.OneOf<int[]>([0, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 0])
        from max in Gen.Choose(4, 20)
        select Draw.Inputs(new double[][] { [0, 0], [0, 1], [1, 0], [1, 1] }, t, max);

    private static Gen<object?[]> Cloud() =>
        from n in Draw.Count(2, 6)
        from x in Gen.Choose(-3, 3).Select(v => (double)v).ArrayOf(2).ArrayOf(n)
        from t in Draw.Labels(n, 2)
        from max in Gen.Choose(2, 12)
        select Draw.Inputs(x, t, max);
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class AccuracyCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.6", "Repair: the accuracy")
    {
        Task = "The program in your file should return the share of rows whose largest logit is the true class. It has two faults; find them.",
        Solution = Accuracy,
        Inputs =
            from n in Draw.Count(2, 5)
            from classes in Draw.Count(2, 4)
            from logits in Draw.Table(n, classes)
            where logits.Cast<double>().Distinct().Count() == logits.Length
            from drawn in Draw.Labels(n, classes)
            from allRight in Draw.OneOf(true, false)
            select Draw.Inputs(logits, allRight ? [.. drawn.Select((_, i) => Best(Tables.Row(logits, i)))] : drawn),
        IsFair = input => ((double[,])input[0]!).Cast<double>().Distinct().Count() == ((double[,])input[0]!).Length,
        Laws = [new("adding one number to all logits changes nothing", (f, input) => Equals(f(input), f([Tables.Map((double[,])input[0]!, v => v + 1), input[1]])))],
        Mistakes =
        [
            new("compared with the first", "each logit is compared with the first and not with the best so far, so that the last one above the first wins",
                (double[,] logits, int[] label) => Share(logits, label, LastAboveFirst)),
            new("whole numbers", "two whole numbers are divided; 3 / 4 is 0, so only 0 and 1 can come out",
                (double[,] logits, int[] label) => Math.Floor(Accuracy(logits, label))),
            new("both faults", "both faults are still there: each logit is compared with the first, and two whole numbers are divided",
                (double[,] logits, int[] label) => Math.Floor(Share(logits, label, LastAboveFirst))),
            new("counted", "the right rows are counted; the share divides by their number",
                (double[,] logits, int[] label) => Math.Round(Accuracy(logits, label) * label.Length)),
        ],
        Hints =
        [
            "Go through one row with the logits (1, 3, 2). Which class does the program take?",
            "accuracy = (number of n with argmax logits[n] = label[n]) / N, as a number with a fraction",
            "Logits ((1, 3, 2), (2, 1, 0)), labels (1, 1): the first row is right, the second wrong, 0.5.",
            "if (logits[n, c] > logits[n, best]) …; and return (double)right / label.Length;",
        ],
        Explanation = "Both faults survive a quick look at a few easy rows: with two classes the first one cannot even show. Metrics deserve tests as much as models do, for every decision rests on them.",
    };

    private static double Accuracy(double[,] logits, int[] label)
    {
        int right = 0;
        for (int n = 0; n < label.Length; n++)
        {
            int best = 0;
            for (int c = 1; c < logits.GetLength(1); c++)
            {
                if (logits[n, c] > logits[n, best])
                {
                    best = c;
                }
            }

            right += best == label[n] ? 1 : 0;
        }

        return (double)right / label.Length;
    }

    private static double Share(double[,] logits, int[] label, Func<double[], int> choose) =>
        label.Select((truth, n) => choose(Tables.Row(logits, n)) == truth ? 1.0 : 0).Sum() / label.Length;

    private static int Best(double[] row) => Array.IndexOf(row, row.Max());

    private static int LastAboveFirst(double[] row) => Math.Max(0, Array.FindLastIndex(row, v => v > row[0]));
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class PrecisionRecallF1Check
{
    public static ExerciseDefinition Exercise { get; } = new("06.3", "Precision, recall and F1")
    {
        Points = 3,
        Task = "truth and said hold 0 or 1. Return precision (how many of the claimed ones are real), recall (how many of the real ones were found) and their harmonic mean. Where 0 would divide, the number is 0.",
        Solution = PrecisionRecallF1,
        Inputs =
            from n in Draw.Count(2, 8)
            from truth in Draw.Labels(n, 2)
            from said in Draw.Labels(n, 2)
            from silent in Draw.OneOf(false, false, false, false, true)
            select Draw.Inputs(truth, silent ? new int[n] : said),
        Laws = [new("exchanging truth and said exchanges precision and recall and leaves F1 alone", (f, input) =>
            f(input) is double[] { Length: 3 } a && Tables.Same(f([input[1], input[0]]), (double[])[a[1], a[0], a[2]]))],
        Mistakes =
        [
            new("swapped", "precision and recall are exchanged; precision divides by what you claimed",
                (int[] truth, int[] said) => PrecisionRecallF1(said, truth)),
            new("plain mean", "F1 is the plain mean; it is 2PR/(P + R)",
                (int[] truth, int[] said) => PrecisionRecallF1(truth, said) is var r ? (double[])[r[0], r[1], (r[0] + r[1]) / 2] : []),
            new("nothing claimed", "nothing was claimed, and 0/0 is NaN; here it is 0",
                (int[] truth, int[] said) => Raw(truth, said)),
            new("class 0", "class 0 is counted as the one to find; it is class 1",
                (int[] truth, int[] said) => PrecisionRecallF1([.. truth.Select(t => 1 - t)], [.. said.Select(s => 1 - s)])),
        ],
        Hints =
        [
            "A test for an illness says \"ill\" to everybody. Which of the two numbers is perfect, which is poor?",
            "P = hits/claimed;   R = hits/real;   F1 = 2PR/(P + R)",
            "truth = [1, 1, 0], said = [1, 0, 0]: one hit, one claimed, two real: P = 1, R = 0.5, F1 = 0.667.",
            "Count hits (both 1), claimed (said 1), real (truth 1); double p = claimed == 0 ? 0 : (double)hits / claimed; the same for r; f = p + r == 0 ? 0 : 2 * p * r / (p + r).",
        ],
        Explanation = "On rare classes accuracy flatters: saying \"no\" to everybody is right 99 times of 100. The harmonic mean is near the smaller of the two, so F1 is good only when both are.",
    };

    private static double[] PrecisionRecallF1(int[] truth, int[] said)
    {
        int hits = 0, claimed = 0, real = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            hits += truth[i] * said[i];
            claimed += said[i];
            real += truth[i];
        }

        double precision = claimed == 0 ? 0 : (double)hits / claimed;
        double recall = real == 0 ? 0 : (double)hits / real;
        double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return [precision, recall, f1];
    }

    private static double[] Raw(int[] truth, int[] said)
    {
        double hits = truth.Zip(said, (t, s) => t * s).Sum();
        double p = hits / said.Sum(), r = hits / truth.Sum();
        return [p, r, 2 * p * r / (p + r)];
    }
}

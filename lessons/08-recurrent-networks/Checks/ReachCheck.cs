using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class ReachCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.6", "Read the curve: how far back does a gradient reach?")
    {
        Points = 1,
        Task = "norm[k] is the length of the gradient k steps before the end. Return the largest k such that norm[0], norm[1], …, norm[k] are all at least share · norm[0].",
        Solution = Reach,
        Inputs =
            from n in Draw.Count(3, 8)
            from norms in Draw.OneOf(0.02, 0.1, 0.3, 0.5, 0.5, 0.8, 1.0, 1.5, 2.0).ArrayOf(n)
            from first in Draw.OneOf(0.5, 2.0, 4.0)
            from share in Draw.OneOf(0.1, 0.25, 0.5)
            select Draw.Inputs((double[])[first, .. norms], share),
        IsFair = input => input is [double[] norm, double share] && norm.Length > 1 && norm.All(value => value > 0) && share is > 0 and < 1,
        Laws =
        [
            new("doubling all norms changes nothing", (f, input) =>
                Equals(f(input), f([((double[])input[0]!).Select(value => 2 * value).ToArray(), input[1]]))),
            new("a larger share never reaches further", (f, input) => (int)f([input[0], Math.Min(1, 2 * (double)input[1]!)])! <= (int)f(input)!),
        ],
        Mistakes =
        [
            new("not relative", "the norms are compared with the share itself; the bound is share · norm[0]",
                (double[] norm, double share) => Walk(norm, share)),
            new("breaks skipped", "all norms above the bound are counted, also those behind a break",
                (double[] norm, double share) => norm.Count(value => value >= share * norm[0]) - 1),
            new("last above", "the last norm above the bound is taken; the first one below it ends the reach",
                (double[] norm, double share) => Array.FindLastIndex(norm, value => value >= share * norm[0])),
            new("first below", "the first step below the bound is returned; the reach ends one step before it",
                (double[] norm, double share) => Walk(norm, share * norm[0]) + 1),
            new("equal counts as below", "a norm that equals the bound counts as below; it still reaches",
                (double[] norm, double share) => Array.FindIndex(norm, value => value <= share * norm[0]) is int k and >= 0 ? k - 1 : norm.Length - 1),
        ],
        Hints =
        [
            "Go along the curve from the end of the sequence towards its start. At which step do you stop?",
            "Stop at the first k with norm[k] < share · norm[0]; the answer is the step before, or the last one when there is none.",
            "norm = (4, 3, 1, 2), share 0.5: the bound is 2; 4 and 3 are above, 1 is below, so the reach is 1.",
            "int k = 0; while (k + 1 < norm.Length && norm[k + 1] >= share * norm[0]) { k++; } return k;",
        ],
        Explanation = "What happened further back than the reach cannot be blamed, so it cannot be learnt, however often the example is shown. The reach of a freshly started tanh cell is a handful of steps; the lesson's chart shows what lengthens it.",
    };

    private static int Reach(double[] norm, double share)
    {
        int k = 0;
        while (k + 1 < norm.Length && norm[k + 1] >= share * norm[0])
        {
            k++;
        }

        return k;
    }

    private static int Walk(double[] norm, double bound) => Array.FindIndex(norm, 1, value => value < bound) is int k and >= 0 ? k - 1 : norm.Length - 1;
}

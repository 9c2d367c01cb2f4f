using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class LongestTrustedCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.6", "Read the curve: how long a word can be trusted?")
    {
        Points = 1,
        Task = "accuracy[i] belongs to words of length[i]; lengths rise. Return the length up to which every accuracy is at least needed; 0 when the first one already is not.",
        Solution = LongestTrusted,
        Inputs =
            from n in Draw.Count(2, 7)
            from first in Gen.Choose(1, 3)
            from steps in Gen.Choose(1, 3).ArrayOf(n)
            from accuracy in Draw.OneOf(0.5, 0.8, 0.9, 0.9, 0.95, 1).ArrayOf(n)
            select Draw.Inputs(steps.Select((_, i) => first + steps.Take(i).Sum()).ToArray(), accuracy, 0.9),
        IsFair = input => input is [int[] length, double[] accuracy, double]
            && length.Length == accuracy.Length && length.Length > 0 && length.All(l => l > 0) && length.Zip(length.Skip(1), (a, b) => b > a).All(rises => rises),
        Laws =
        [
            new("a longer word at the end that is answered badly changes nothing", (f, input) =>
                Equals(f(input), f([((int[])input[0]!).Append(((int[])input[0]!)[^1] + 1).ToArray(), ((double[])input[1]!).Append(0).ToArray(), input[2]]))),
        ],
        Mistakes =
        [
            new("last good one", "the longest length with enough accuracy is taken, though a shorter one fails before it",
                (int[] length, double[] accuracy, double needed) => length.Where((_, i) => accuracy[i] >= needed).DefaultIfEmpty(0).Max()),
            new("first failure", "the first length that fails is given; the one before it is asked for",
                (int[] length, double[] accuracy, double needed) => Array.FindIndex(accuracy, a => a < needed) is var i && i < 0 ? length[^1] : length[i]),
            new("more than needed", "an accuracy that is exactly what is needed counts as too small; here it is enough",
                (int[] length, double[] accuracy, double needed) => LongestTrusted(length, accuracy, needed + 1e-9)),
            new("how many", "the lengths are counted; the length itself is asked for",
                (int[] length, double[] accuracy, double needed) => accuracy.TakeWhile(a => a >= needed).Count()),
        ],
        Hints =
        [
            "The curve is 1.0 at length 3, 0.7 at length 5 and 0.95 at length 6. Would you trust the translator with five letters? And with six?",
            "the largest length[i] such that accuracy[0], …, accuracy[i] are all ≥ needed",
            "length = (3, 5, 6), accuracy = (1, 0.7, 0.95), needed = 0.9: the answer is 3.",
            "int trusted = 0; for each i: if (accuracy[i] < needed) { break; } trusted = length[i]; and return trusted.",
        ],
        Explanation = "One good value behind a bad one is luck or noise: a word of six letters is no easier than one of five. A claim about \"up to length n\" has to hold at every length on the way, and a mean over all lengths would hide where it ends.",
    };

    private static int LongestTrusted(int[] length, double[] accuracy, double needed)
    {
        int trusted = 0;
        for (int i = 0; i < length.Length; i++)
        {
            if (accuracy[i] < needed)
            {
                break;
            }

            trusted = length[i];
        }

        return trusted;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class SharesCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.5", "Read the table: from counts to probabilities")
    {
        Task = "Return for each face its share of all throws. At least one throw was made.",
        Solution = Shares,
        Inputs =
            from n in Draw.Count(2, 6)
            from counts in Gen.Choose(0, 9).ArrayOf(n)
            where counts.Sum() > 0
            select Draw.Inputs(counts),
        Laws = [new("the shares add up to 1", (f, input) => Math.Abs(((double[])f(input)!).Sum() - 1) < 1e-9)],
        Mistakes =
        [
            new("whole numbers", "two whole numbers are divided; 1 / 4 is 0 between them", (int[] counts) => counts.Select(c => (double)(c / counts.Sum())).ToArray()),
            new("by the number of faces", "it is divided by the number of faces; the throws are what is shared out", (int[] counts) => counts.Select(c => (double)c / counts.Length).ToArray()),
            new("by the largest", "it is divided by the largest count, so that the most frequent face gets 1", (int[] counts) => counts.Select(c => (double)c / counts.Max()).ToArray()),
            new("all alike", "every face gets the same share, as if nothing had been counted", (int[] counts) => counts.Select(_ => 1.0 / counts.Length).ToArray()),
        ],
        Hints =
        [
            "A coin fell on heads 3 times in 4 throws. What is your best guess for the probability, and what did you divide?",
            "pᵢ = countᵢ / Σ counts",
            "[3, 1] gives [0.75, 0.25].",
            "int all = counts.Sum(); p[i] = (double)counts[i] / all;",
        ],
        Explanation = "Probabilities are shares: never negative, together 1. The cast to double matters: between whole numbers C# throws the fraction away, one of the commonest silent mistakes in numeric code.",
    };

    private static double[] Shares(int[] counts)
    {
        int all = counts.Sum();
        var shares = new double[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            shares[i] = (double)counts[i] / all;
        }

        return shares;
    }
}

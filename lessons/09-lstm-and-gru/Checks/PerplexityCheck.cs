using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class PerplexityCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.4", "Perplexity")
    {
        Task = "Average −log p over all real tokens of all sentences together, and raise e to it. Padding counts nothing.",
        Solution = Perplexity,
        Inputs =
            from sentences in Draw.Count(2, 3)
            from width in Draw.Count(3, 5)
            from lengths in Draw.Count(1, width - 1).ArrayOf(sentences)
            from logs in Draw.Between(-4, -0.05).ArrayOf(sentences * width)
            where lengths.Distinct().Count() > 1
            select Draw.Inputs(Tables.Make(sentences, width, (n, t) => logs[(n * width) + t]), lengths),
        IsFair = input => input is [double[,] logp, int[] length] && length.Length == logp.GetLength(0) && length.All(l => l >= 1 && l <= logp.GetLength(1))
            && logp.Cast<double>().All(value => value < 0),
        Laws =
        [
            new("changing what stands in the padding changes nothing", (f, input) =>
            {
                double[,] logp = (double[,])input[0]!;
                int[] length = (int[])input[1]!;
                return Tables.Same(f(input), f([Tables.Make(logp.GetLength(0), logp.GetLength(1), (n, t) => t < length[n] ? logp[n, t] : -9), length]));
            }),
            new("a model that gives every token probability 1/5 has perplexity 5", (f, input) =>
                Tables.Same(f([Tables.Map((double[,])input[0]!, _ => Math.Log(0.2)), input[1]]), 5.0)),
        ],
        Mistakes =
        [
            new("padding counted", "padding is counted, too; a model earns nothing by guessing it",
                (double[,] logp, int[] length) => Perplexity(logp, [.. length.Select(_ => logp.GetLength(1))])),
            new("perplexities averaged", "each sentence has its own perplexity and these are averaged; the logs of all tokens are averaged first",
                (double[,] logp, int[] length) => length.Select((l, n) => Math.Exp(-Tables.Row(logp, n)[..l].Average())).Average()),
            new("sentences averaged", "each sentence's mean log counts the same; a long sentence has more tokens and counts more",
                (double[,] logp, int[] length) => Math.Exp(length.Select((l, n) => -Tables.Row(logp, n)[..l].Average()).Average())),
            new("2 to natural logs", "2 is raised to natural logarithms; with natural logs the base is e",
                (double[,] logp, int[] length) => Math.Pow(2, Math.Log(Perplexity(logp, length)))),
            new("sum not mean", "the logs are added up and not averaged, so longer texts look worse",
                (double[,] logp, int[] length) => Math.Exp(-length.Select((l, n) => Tables.Row(logp, n)[..l].Sum()).Sum())),
            new("not raised", "the mean of −log p is returned; e has still to be raised to it",
                (double[,] logp, int[] length) => Math.Log(Perplexity(logp, length))),
        ],
        Hints =
        [
            "Between how many equally likely tokens does a model waver that gives every right token the probability 1/5?",
            "perplexity = exp( − Σₙ Σ_{t < length[n]} logp[n, t] / Σₙ length[n] )",
            "logp = ((−1, −2), (−3, 0)), length = (2, 1): the mean of 1, 2 and 3 is 2, and e² = 7.389.",
            "double sum = 0; int count = 0; for n: for (t = 0; t < length[n]; t++) { sum -= logp[n, t]; count++; } return Math.Exp(sum / count);",
        ],
        Explanation = "Perplexity is e to the cross-entropy: the number of equally likely choices that would surprise as much. It can be compared between two models only when they read the same tokens and both leave padding out.",
    };

    private static double Perplexity(double[,] logp, int[] length)
    {
        double sum = 0;
        int count = 0;
        for (int n = 0; n < length.Length; n++)
        {
            for (int t = 0; t < length[n]; t++)
            {
                sum -= logp[n, t];
                count++;
            }
        }

        return Math.Exp(sum / count);
    }
}

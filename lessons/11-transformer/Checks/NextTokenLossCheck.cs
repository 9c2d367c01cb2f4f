using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class NextTokenLossCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.4", "The loss of the next token")
    {
        Points = 3,
        Task = "Row t of logits (T, V) holds the scores for what comes after tokens[t]. Return the mean over the T − 1 pairs of −log softmax(row t)[tokens[t + 1]].",
        Solution = NextTokenLoss,
        Inputs =
            from length in Draw.Count(3, 6)
            from vocabulary in Gen.Choose(3, 4)
            from large in Draw.OneOf(1, 1, 1, 300)
            from logits in Draw.Table(length, vocabulary)
            from tokens in Draw.Labels(length, vocabulary)
            where tokens.Distinct().Count() > 1
            select Draw.Inputs(Tables.Map(logits, z => z * large), tokens),
        IsFair = input => ((int[])input[1]!).Length == ((double[,])input[0]!).GetLength(0) && ((int[])input[1]!).Length >= 3
            && ((int[])input[1]!).All(token => token >= 0 && token < ((double[,])input[0]!).GetLength(1)),
        Laws = [new("adding one number to a whole row of logits changes nothing", (f, input) => input[0] is double[,] z
            && Tables.Same(f(input), f([Tables.Make(z.GetLength(0), z.GetLength(1), (t, j) => z[t, j] + (t == 0 ? 1 : 0)), input[1]])))],
        Mistakes =
        [
            new("not shifted", "nothing is shifted: row t is asked for token t, so copying wins", (double[,] logits, int[] tokens) => Mean(logits, tokens, 0, tokens.Length, tokens.Length)),
            new("previous", "the previous token is predicted; it is the next one", (double[,] logits, int[] tokens) => Previous(logits, tokens)),
            new("divided by T", "T divides; there are T − 1 pairs", (double[,] logits, int[] tokens) => Mean(logits, tokens, 1, tokens.Length - 1, tokens.Length)),
            new("summed", "the losses are added up; their mean is asked", (double[,] logits, int[] tokens) => Mean(logits, tokens, 1, tokens.Length - 1, 1)),
            new("overflow", "exp of the scores overflows and the loss is not a number; subtract each row's largest first", (double[,] logits, int[] tokens) => Raw(logits, tokens)),
        ],
        Hints =
        [
            "A text of five tokens: how many times can a prediction be compared with what really came?",
            "(1/(T − 1)) Σ_{t=0}^{T−2} (log Σ_v e^{z[t, v]} − z[t, tokens[t + 1]])",
            "logits rows [0, ln 3], [1, 1], tokens [0, 1]: only row 0 counts, softmax [¼, ¾], loss −log ¾ = 0.288.",
            "for (int t = 0; t < tokens.Length - 1; t++) { double largest = max of row t; double sum = Σ_v Math.Exp(logits[t, v] - largest); loss += largest + Math.Log(sum) - logits[t, tokens[t + 1]]; } return loss / (tokens.Length - 1);",
        ],
        Explanation = "The last row predicts a token that is not there yet, so it has nothing to be compared with. Forgetting the shift is treacherous: the loss falls to 0 at once, because the answer is the input.",
    };

    private static double NextTokenLoss(double[,] logits, int[] tokens)
    {
        double loss = 0;
        for (int t = 0; t < tokens.Length - 1; t++)
        {
            double largest = double.NegativeInfinity, sum = 0;
            for (int v = 0; v < logits.GetLength(1); v++)
            {
                largest = Math.Max(largest, logits[t, v]);
            }

            for (int v = 0; v < logits.GetLength(1); v++)
            {
                sum += Math.Exp(logits[t, v] - largest);
            }

            loss += largest + Math.Log(sum) - logits[t, tokens[t + 1]];
        }

        return loss / (tokens.Length - 1);
    }

    private static double Loss(double[,] logits, int row, int token)
    {
        double[] z = Tables.Row(logits, row);
        return z.Max() + Math.Log(z.Sum(v => Math.Exp(v - z.Max()))) - z[token];
    }

    private static double Mean(double[,] logits, int[] tokens, int shift, int pairs, int divisor) =>
        Enumerable.Range(0, pairs).Sum(t => Loss(logits, t, tokens[t + shift])) / divisor;

    private static double Previous(double[,] logits, int[] tokens) =>
        Enumerable.Range(1, tokens.Length - 1).Sum(t => Loss(logits, t, tokens[t - 1])) / (tokens.Length - 1);

    private static double Raw(double[,] logits, int[] tokens) =>
        Enumerable.Range(0, tokens.Length - 1).Sum(t => -Math.Log(Math.Exp(logits[t, tokens[t + 1]]) / Tables.Row(logits, t).Sum(Math.Exp))) / (tokens.Length - 1);
}

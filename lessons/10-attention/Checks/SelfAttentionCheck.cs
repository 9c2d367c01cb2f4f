using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class SelfAttentionCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.5", "Repair: self-attention over padded words")
    {
        Points = 3,
        Task = "x holds one row for each token, (T, n); wq, wk and wv are (d, n). Tokens from length on are padding: nobody looks at them. The program in your file runs and has three faults. Find them.",
        Solution = SelfAttention,
        Inputs =
            from tokens in Draw.Count(3, 5)
            from n in Draw.Count(2, 3)
            from d in Draw.Count(1, 2)
            from x in Draw.Table(tokens, n, 2)
            from wq in Draw.Table(d, n, 1)
            from wk in Draw.Table(d, n, 1)
            from wv in Draw.Table(d, n, 1)
            from length in Draw.Count(2, tokens - 1)
            select Draw.Inputs(x, wq, wk, wv, length),
        IsFair = input => input is [double[,] x, .., int length] && length >= 1 && length < x.GetLength(0),
        Laws =
        [
            new("what stands in the padding changes no row in front of it", (f, input) =>
                f(input) is double[,] y && f([Scribbled((double[,])input[0]!, (int)input[4]!), .. input[1..]]) is double[,] other
                && Enumerable.Range(0, (int)input[4]!).All(t => Tables.Same(Tables.Row(y, t), Tables.Row(other, t)))),
        ],
        Mistakes =
        [
            new("keys", "two faults are mended and keys are still made with the queries' weights",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wq, wv, length, byTokens: false, zero: false)),
            new("scale", "two faults are mended and scores are still divided by √T; the scale is the root of d, the length of a key",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wk, wv, length, byTokens: true, zero: false)),
            new("padding", "two faults are mended and padding still has the score 0, whose e⁰ = 1 takes a share; −∞ takes none",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wk, wv, length, byTokens: false, zero: true)),
            new("scale and padding", "only the keys are mended; the scale and the padding's score are not",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wk, wv, length, byTokens: true, zero: true)),
            new("keys and padding", "only the scale is mended; the keys and the padding's score are not",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wq, wv, length, byTokens: false, zero: true)),
            new("keys and scale", "only the padding's score is mended; the keys and the scale are not",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wq, wv, length, byTokens: true, zero: false)),
            new("all three", "all three faults are still there: look at what makes the keys, at the scale, at the padding's score",
                (double[,] x, double[,] wq, double[,] wk, double[,] wv, int length) => Faulty(x, wq, wq, wv, length, byTokens: true, zero: true)),
        ],
        Hints =
        [
            "Follow one token: which three things are made of it, with which weights? What does a padding token add to the sum under softmax?",
            "q = x·wqᵀ;  k = x·wkᵀ;  v = x·wvᵀ;  score[t, s] = q[t]·k[s]/√d, or −∞ where s ≥ length;  y = softmax(score)·v",
            "Scores (0, 0) and one padding token: with −∞ the weights are ½, ½, 0; with 0 they are ⅓, ⅓, ⅓, and a third of the answer is padding.",
            "double[,] k = Projected(x, wk); divide by Math.Sqrt(wk.GetLength(0)); and score[s] = double.NegativeInfinity for s >= length.",
        ],
        Explanation = "None of the three crashes, and a net trained with them even learns: with one matrix for queries and keys every token likes itself best, the wrong scale only flattens the weights, and padding takes more the shorter the sentence is. A law finds what a falling loss hides: change the padding, and nothing in front of it may move.",
    };

    private static double[,] SelfAttention(double[,] x, double[,] wq, double[,] wk, double[,] wv, int length)
    {
        double[,] q = Projected(x, wq), k = Projected(x, wk), v = Projected(x, wv);
        int tokens = x.GetLength(0), d = wk.GetLength(0);
        var y = new double[tokens, d];
        for (int t = 0; t < tokens; t++)
        {
            var weight = new double[tokens];
            double sum = 0;
            for (int s = 0; s < tokens; s++)
            {
                double score = 0;
                for (int j = 0; j < d; j++)
                {
                    score += q[t, j] * k[s, j];
                }

                weight[s] = Math.Exp(s < length ? score / Math.Sqrt(d) : double.NegativeInfinity);
                sum += weight[s];
            }

            for (int s = 0; s < tokens; s++)
            {
                for (int j = 0; j < d; j++)
                {
                    y[t, j] += weight[s] / sum * v[s, j];
                }
            }
        }

        return y;
    }

    private static double[,] Projected(double[,] x, double[,] w) => Tables.Make(x.GetLength(0), w.GetLength(0), (t, i) => Dot(x, t, w, i));

    private static double Dot(double[,] a, int i, double[,] b, int j) => Tables.Row(a, i).Zip(Tables.Row(b, j), (p, q) => p * q).Sum();

    private static double[,] Faulty(double[,] x, double[,] wq, double[,] wk, double[,] wv, int length, bool byTokens, bool zero)
    {
        double[,] q = Projected(x, wq), k = Projected(x, wk), v = Projected(x, wv);
        double scale = Math.Sqrt(byTokens ? x.GetLength(0) : wk.GetLength(0));
        double[,] scores = Tables.Make(x.GetLength(0), x.GetLength(0), (t, s) =>
            s < length ? Dot(q, t, k, s) / scale : zero ? 0 : double.NegativeInfinity);
        return Tables.Make(x.GetLength(0), wv.GetLength(0), (t, j) =>
            Tables.Softmax(Tables.Row(scores, t)).Zip(Tables.Column(v, j), (weight, value) => weight * value).Sum());
    }

    private static double[,] Scribbled(double[,] x, int length) =>
        Tables.Make(x.GetLength(0), x.GetLength(1), (t, j) => t < length ? x[t, j] : 1 - x[t, j]);
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class AdditiveScoresCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.3", "Additive scores")
    {
        Task = "Return the scores v · tanh(wq·q[t] + wk·k[s]) of every query t and key s; q is (T, a), k is (S, b), wq is (h, a), wk is (h, b), v is (h).",
        Solution = AdditiveScores,
        Inputs =
            from queries in Draw.Count(2, 3)
            from keys in Draw.Count(2, 4)
            from a in Draw.Count(1, 3)
            from b in Draw.Count(1, 3)
            from hidden in Draw.Count(2, 3)
            from q in Draw.Table(queries, a)
            from k in Draw.Table(keys, b)
            from wq in Draw.Table(hidden, a, 1)
            from wk in Draw.Table(hidden, b, 1)
            from v in Draw.Vector(hidden)
            select Draw.Inputs(q, k, wq, wk, v),
        Laws =
        [
            new("turning the sign of v turns the sign of every score", (f, input) =>
                f([input[0], input[1], input[2], input[3], ((double[])input[4]!).Select(value => -value).ToArray()]) is double[,] turned
                && Tables.Same(f(input), Tables.Map(turned, score => -score))),
        ],
        Mistakes =
        [
            new("no tanh", "tanh is missing: then the query adds one number to all its scores, which softmax cancels, and every query looks at the same keys",
                (double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v) => Scores(q, k, wq, wk, v, (x, y) => x + y)),
            new("two tanh", "each half gets its own tanh; the two must be added before they are bent, else softmax cancels the query's half",
                (double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v) => Scores(q, k, wq, wk, v, (x, y) => Math.Tanh(x) + Math.Tanh(y))),
            new("weights", "weights are returned; the scores before softmax are asked for",
                (double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v) => Weights(AdditiveScores(q, k, wq, wk, v))),
            new("queries and keys exchanged", "rows belong to keys; a row belongs to a query, a column to a key",
                (double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v) => Tables.Turned(AdditiveScores(q, k, wq, wk, v))),
            new("v left out", "the bent sums are added up as they are; each is weighted by its entry of v",
                (double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v) => AdditiveScores(q, k, wq, wk, [.. v.Select(_ => 1.0)])),
        ],
        Hints =
        [
            "This is a small network with one hidden layer. What are its inputs, and how many outputs has it?",
            "score[t, s] = Σᵢ v[i] · tanh(Σⱼ wq[i, j] q[t, j] + Σⱼ wk[i, j] k[s, j])",
            "q = ((1)), k = ((1), (−1)), wq = ((1)), wk = ((1)), v = (2): the sums are 2 and 0, the scores 2·tanh 2 = 1.93 and 0.",
            "For each t, s, i: double sum = 0; add wq[i, j] * q[t, j] over j and wk[i, j] * k[s, j] over j; then score[t, s] += v[i] * Math.Tanh(sum);",
        ],
        Explanation = "Softmax ignores a number that is added to a whole row. So whatever depends on the query alone is lost, and only the bend, taken after query and key have met in one sum, lets one query prefer other keys than the next.",
    };

    private static double[,] AdditiveScores(double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v)
    {
        var score = new double[q.GetLength(0), k.GetLength(0)];
        for (int t = 0; t < q.GetLength(0); t++)
        {
            for (int s = 0; s < k.GetLength(0); s++)
            {
                for (int i = 0; i < v.Length; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < q.GetLength(1); j++)
                    {
                        sum += wq[i, j] * q[t, j];
                    }

                    for (int j = 0; j < k.GetLength(1); j++)
                    {
                        sum += wk[i, j] * k[s, j];
                    }

                    score[t, s] += v[i] * Math.Tanh(sum);
                }
            }
        }

        return score;
    }

    private static double[,] Scores(double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v, Func<double, double, double> meet) =>
        Tables.Make(q.GetLength(0), k.GetLength(0), (t, s) => v.Select((value, i) => value * meet(Dot(wq, i, q, t), Dot(wk, i, k, s))).Sum());

    private static double Dot(double[,] a, int i, double[,] b, int j) => Tables.Row(a, i).Zip(Tables.Row(b, j), (x, y) => x * y).Sum();

    private static double[,] Weights(double[,] scores) => Tables.Make(scores.GetLength(0), scores.GetLength(1), (t, s) => Tables.Softmax(Tables.Row(scores, t))[s]);
}

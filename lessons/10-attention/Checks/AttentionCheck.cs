using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class AttentionCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.2", "Scaled dot-product attention with a mask")
    {
        Points = 3,
        Task = "Query t may look at key s where allowed[t, s] is true; each query may look somewhere. Return softmax(q·kᵀ/√d)·v, one row for each query. Scores may be as large as ±5000.",
        Solution = Attention,
        Inputs =
            from queries in Draw.Count(2, 3)
            from keys in Draw.Count(2, 4)
            from d in Draw.Count(2, 4)
            from most in Draw.OneOf(2.0, 2.0, 2.0, 50.0)
            from q in Draw.Table(queries, d, most)
            from k in Draw.Table(keys, d, most)
            from v in Draw.Table(keys, 2)
            from allowed in Mask(queries, keys)
            select Draw.Inputs(q, k, v, allowed),
        IsFair = input => input[3] is bool[,] allowed
            && Enumerable.Range(0, allowed.GetLength(0)).All(t => Enumerable.Range(0, allowed.GetLength(1)).Any(s => allowed[t, s])),
        Laws =
        [
            new("values that are all alike come out as they are", (f, input) =>
                f([input[0], input[1], Tables.Map((double[,])input[2]!, _ => 1), input[3]]) is double[,] y && y.Cast<double>().All(value => Math.Abs(value - 1) < 1e-9)),
            new("what a forbidden key's value is plays no part", (f, input) => Tables.Same(f(input), f([input[0], input[1], Forgotten(input), input[3]]))),
        ],
        Mistakes =
        [
            new("mask after softmax", "the mask follows softmax, so that the weights of a row no longer add up to 1",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) => Mixed(Masked(Rows(Scores(q, k)), allowed, 0), v)),
            new("columns", "softmax runs down the columns; each query shares out its own 1 along its row",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) => Mixed(Columns(Masked(Scores(q, k), allowed, double.NegativeInfinity)), v)),
            new("no scale", "1/√d is missing",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) =>
                    Mixed(Rows(Masked(Tables.Map(Scores(q, k), score => score * Math.Sqrt(q.GetLength(1))), allowed, double.NegativeInfinity)), v)),
            new("scale without root", "the scores are divided by d; the scale is its square root",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) =>
                    Mixed(Rows(Masked(Tables.Map(Scores(q, k), score => score / Math.Sqrt(q.GetLength(1))), allowed, double.NegativeInfinity)), v)),
            new("forbidden scores are 0", "forbidden scores are set to 0, and e⁰ = 1 still counts; e to the power of −∞ is 0",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) => Mixed(Rows(Masked(Scores(q, k), allowed, 0)), v)),
            new("overflow", "exp overflows at large scores, and ∞/∞ is NaN; subtract each row's maximum first",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) => Mixed(Careless(Masked(Scores(q, k), allowed, double.NegativeInfinity)), v)),
            new("mask ignored", "the mask plays no part",
                (double[,] q, double[,] k, double[,] v, bool[,] allowed) => Mixed(Rows(Scores(q, k)), v)),
        ],
        Hints =
        [
            "A query shares out 1 among the keys that it may look at. What share should a forbidden key get, and what must its score be before softmax?",
            "S[t, s] = Σⱼ q[t, j] k[s, j] / √d, or −∞ where forbidden;   A = softmax of each row of S;   y = A·v",
            "q = ((1, 1)), k = ((1, 1), (−1, 1)), all allowed: scores 2/√2 = 1.41 and 0, weights 0.80 and 0.20. With the second key forbidden: weights 1 and 0.",
            "Per query t: score[s] = allowed[t, s] ? dot / Math.Sqrt(d) : double.NegativeInfinity; subtract the row's maximum; e[s] = Math.Exp(…); divide by their sum; y[t, j] += a[s] * v[s, j].",
        ],
        Explanation = "The mask must act before softmax, because softmax shares out exactly 1: what is taken away afterwards is lost to everybody. The square root keeps the spread of the scores near 1 whatever d is, so that softmax stays where its slope is not zero.",
    };

    private static double[,] Attention(double[,] q, double[,] k, double[,] v, bool[,] allowed)
    {
        int queries = q.GetLength(0), keys = k.GetLength(0), d = q.GetLength(1), features = v.GetLength(1);
        var y = new double[queries, features];
        for (int t = 0; t < queries; t++)
        {
            var score = new double[keys];
            double max = double.NegativeInfinity, sum = 0;
            for (int s = 0; s < keys; s++)
            {
                for (int j = 0; j < d; j++)
                {
                    score[s] += q[t, j] * k[s, j];
                }

                score[s] = allowed[t, s] ? score[s] / Math.Sqrt(d) : double.NegativeInfinity;
                max = Math.Max(max, score[s]);
            }

            for (int s = 0; s < keys; s++)
            {
                score[s] = Math.Exp(score[s] - max);
                sum += score[s];
            }

            for (int s = 0; s < keys; s++)
            {
                for (int j = 0; j < features; j++)
                {
                    y[t, j] += score[s] / sum * v[s, j];
                }
            }
        }

        return y;
    }

    private static Gen<bool[,]> Mask(int queries, int keys) =>
        from kept in Gen.Choose(0, keys - 1).ArrayOf(queries)
        from others in Draw.OneOf(true, true, false).ArrayOf(queries * keys)
        select Allowed(kept, others, keys);

    private static bool[,] Allowed(int[] kept, bool[] others, int keys)
    {
        var allowed = new bool[kept.Length, keys];
        for (int i = 0; i < others.Length; i++)
        {
            allowed[i / keys, i % keys] = others[i] || kept[i / keys] == i % keys;
        }

        return allowed;
    }

    private static double[,] Scores(double[,] q, double[,] k) => Tables.Make(q.GetLength(0), k.GetLength(0), (t, s) =>
        Tables.Row(q, t).Zip(Tables.Row(k, s), (a, b) => a * b).Sum() / Math.Sqrt(q.GetLength(1)));

    private static double[,] Masked(double[,] table, bool[,] allowed, double forbidden) =>
        Tables.Make(table.GetLength(0), table.GetLength(1), (t, s) => allowed[t, s] ? table[t, s] : forbidden);

    private static double[,] Rows(double[,] scores) => Tables.Make(scores.GetLength(0), scores.GetLength(1), (t, s) => Tables.Softmax(Tables.Row(scores, t))[s]);

    private static double[,] Careless(double[,] scores) => Tables.Make(scores.GetLength(0), scores.GetLength(1), (t, s) =>
        Math.Exp(scores[t, s]) / Tables.Row(scores, t).Sum(Math.Exp));

    private static double[,] Columns(double[,] scores) => Tables.Turned(Rows(Tables.Turned(scores)));

    private static double[,] Mixed(double[,] weights, double[,] v) => Tables.Make(weights.GetLength(0), v.GetLength(1), (t, j) =>
        Tables.Row(weights, t).Zip(Tables.Column(v, j), (a, value) => a * value).Sum());

    // Values of keys that no query may look at, replaced.
    private static double[,] Forgotten(object?[] input)
    {
        var allowed = (bool[,])input[3]!;
        var v = (double[,])input[2]!;
        return Tables.Make(v.GetLength(0), v.GetLength(1), (s, j) =>
            Enumerable.Range(0, allowed.GetLength(0)).Any(t => allowed[t, s]) ? v[s, j] : v[s, j] + 7);
    }
}

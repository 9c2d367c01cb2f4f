using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class CausalMultiHeadCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.3", "Causal multi-head attention")
    {
        Points = 4,
        Task = "q = x wq, k = x wk, v = x wv. Head h owns columns h·d to (h+1)·d of all three, d = features/heads: softmax(q kᵀ/√d) over the past and the present, times v. Put the heads' outputs side by side and multiply by wo.",
        Solution = CausalMultiHead,
        Inputs =
            from length in Draw.Count(3, 4)
            from d in Gen.Choose(2, 3)
            from x in Draw.Table(length, 2 * d, 2)
            from wq in Draw.Table(2 * d, 2 * d, 1)
            from wk in Draw.Table(2 * d, 2 * d, 1)
            from wv in Draw.Table(2 * d, 2 * d, 1)
            from wo in Draw.Table(2 * d, 2 * d, 1)
            select Draw.Inputs(x, wq, wk, wv, wo, 2),
        IsFair = input => (int)input[5]! == 2 && ((double[,])input[0]!).GetLength(1) % 2 == 0 && ((double[,])input[0]!).GetLength(0) >= 3,
        Laws = [new("changing the last row of x changes no earlier row of the output", (f, input) =>
        {
            var x = (double[,])input[0]!;
            int last = x.GetLength(0) - 1;
            var changed = (double[,])f([Tables.Make(last + 1, x.GetLength(1), (t, j) => x[t, j] + (t == last ? 1 : 0)), .. input[1..]])!;
            var before = (double[,])f(input)!;
            return Enumerable.Range(0, last).All(t => Tables.Same(Tables.Row(before, t), Tables.Row(changed, t)));
        })],
        Mistakes =
        [
            new("whole scale", "√features scales the scores; a head has features/heads of them", (double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads) =>
                Attend(x, wq, wk, wv, wo, heads, Math.Sqrt(x.GetLength(1)), 0)),
            new("no scale", "the scores are not divided by √d", (double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads) => Attend(x, wq, wk, wv, wo, heads, 1, 0)),
            new("sees the next", "position t sees t + 1, too: it reads the answer", (double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads) =>
                Attend(x, wq, wk, wv, wo, heads, Scale(x, heads), 1)),
            new("no mask", "every position sees the whole text; it may see itself and the past", (double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads) =>
                Attend(x, wq, wk, wv, wo, heads, Scale(x, heads), x.GetLength(0))),
            new("one head", "all features share one softmax; each head has its own", (double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads) =>
                Attend(x, wq, wk, wv, wo, 1, Scale(x, heads), 0)),
            new("reshaped only", "(T, features) was reshaped to (heads, T, d) without a transpose, so that heads mix tokens", Reshaped),
            new("without wo", "the heads stand side by side and wo is left out", (double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads) =>
                Heads(Product(x, wq), Product(x, wk), Product(x, wv), heads, Scale(x, heads), 0)),
        ],
        Hints =
        [
            "How many softmaxes are there for T positions and two heads, and over how many numbers does each run?",
            "head_h = softmax(q_h k_hᵀ/√d, s ≤ t) v_h with q_h = columns h·d … (h+1)·d of x wq;   y = [head_0, head_1, …] wo",
            "x (T, D), heads = 2: q, k, v (T, D); one head's scores (T, T) from D/2 columns each; its output (T, D/2).",
            "for each head h, for each t: scores over s = 0 … t from columns h*d … h*d + d - 1, divided by Math.Sqrt(d); softmax; y[t, h*d + j] = Σ_s weight[s] * v[s, h*d + j]. Then y times wo.",
        ],
        Explanation = "Two heads cost no more than one: the features are shared out between them. What is won is two softmaxes: a single one would have to average between two places that a position needs, two heads look at both (Vaswani and others 2017, section 3.2.2).",
    };

    private static double[,] CausalMultiHead(double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads)
    {
        double[,] q = Product(x, wq), k = Product(x, wk), v = Product(x, wv);
        int length = x.GetLength(0), features = x.GetLength(1), d = features / heads;
        var y = new double[length, features];
        for (int h = 0; h < heads; h++)
        {
            for (int t = 0; t < length; t++)
            {
                var score = new double[t + 1];
                for (int s = 0; s <= t; s++)
                {
                    for (int j = h * d; j < (h + 1) * d; j++)
                    {
                        score[s] += q[t, j] * k[s, j] / Math.Sqrt(d);
                    }
                }

                double largest = score.Max(), sum = score.Sum(z => Math.Exp(z - largest));
                for (int s = 0; s <= t; s++)
                {
                    for (int j = h * d; j < (h + 1) * d; j++)
                    {
                        y[t, j] += Math.Exp(score[s] - largest) / sum * v[s, j];
                    }
                }
            }
        }

        return Product(y, wo);
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var y = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < b.GetLength(0); k++)
                {
                    y[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return y;
    }

    private static double Scale(double[,] x, int heads) => Math.Sqrt(x.GetLength(1) / heads);

    private static double[,] Attend(double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads, double scale, int ahead) =>
        Product(Heads(Product(x, wq), Product(x, wk), Product(x, wv), heads, scale, ahead), wo);

    // The heads' outputs side by side; position t sees s ≤ t + ahead.
    private static double[,] Heads(double[,] q, double[,] k, double[,] v, int heads, double scale, int ahead)
    {
        int length = q.GetLength(0), d = q.GetLength(1) / heads;
        var y = new double[length, q.GetLength(1)];
        for (int h = 0; h < heads; h++)
        {
            for (int t = 0; t < length; t++)
            {
                (int from, int row, int seen) = (h * d, t, Math.Min(length, t + 1 + ahead));
                double[] weights = Tables.Softmax([.. Enumerable.Range(0, seen).Select(s => Enumerable.Range(from, d).Sum(j => q[row, j] * k[s, j]) / scale)]);
                for (int j = from; j < from + d; j++)
                {
                    y[t, j] = Enumerable.Range(0, seen).Sum(s => weights[s] * v[s, j]);
                }
            }
        }

        return y;
    }

    private static double[,] Reshaped(double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads)
    {
        int length = x.GetLength(0), features = x.GetLength(1), d = features / heads;
        // Row-major data read as (heads, length, d), then laid out as if it had been transposed.
        double[,] Mixed(double[,] a) => Tables.Make(length, features, (t, j) => At(a, (j / d * length * d) + (t * d) + (j % d)));
        double At(double[,] a, int index) => a[index / features, index % features];
        double[,] y = Heads(Mixed(Product(x, wq)), Mixed(Product(x, wk)), Mixed(Product(x, wv)), heads, Math.Sqrt(d), 0);
        // Back by a reshape alone: (heads, length, d) read as (length, features).
        return Product(Tables.Make(length, features, (t, j) => ((t * features) + j) is var n ? y[n / d % length, (n / d / length * d) + (n % d)] : 0), wo);
    }
}

// Lesson 10 · Attention
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 10        all exercises of this lesson
//     ./tutorial watch 10        the same, again at every save
//     ./tutorial hint 10.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>10.1 · A soft look-up: the rows of values, mixed in the shares that weights gives; the weights add up to 1.</summary>
    public static double[] SoftLookUp(double[] weights, double[,] values)
    {
        throw new NotImplementedException();
    }

    /// <summary>10.2 · Scaled dot-product attention: softmax(q·kᵀ/√d)·v, where query t may look at key s only if allowed[t, s]; q is (T, d), k is (S, d), v is (S, e).</summary>
    public static double[,] Attention(double[,] q, double[,] k, double[,] v, bool[,] allowed)
    {
        throw new NotImplementedException();
    }

    /// <summary>10.3 · Additive scores v · tanh(wq·q[t] + wk·k[s]) of every query and key, (T, S); wq is (h, a) for q (T, a), wk is (h, b) for k (S, b).</summary>
    public static double[,] AdditiveScores(double[,] q, double[,] k, double[,] wq, double[,] wk, double[] v)
    {
        throw new NotImplementedException();
    }

    /// <summary>10.4 · Beam search: logp[a, b] is the log-probability that b follows a. Keeps the best width sequences at each of max steps at most;
    /// returns the best without start and end.</summary>
    public static int[] BeamSearch(double[,] logp, int start, int end, int width, int max)
    {
        throw new NotImplementedException();
    }

    /// <summary>10.5 · Repair this program: self-attention over x (T, n) with wq, wk and wv (d, n); tokens from length on are padding. It has three faults.</summary>
    public static double[,] SelfAttention(double[,] x, double[,] wq, double[,] wk, double[,] wv, int length)
    {
        double[,] q = Projected(x, wq), k = Projected(x, wq), v = Projected(x, wv);
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

                weight[s] = Math.Exp(s < length ? score / Math.Sqrt(tokens) : 0);
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

    /// <summary>x·wᵀ: one row for each token.</summary>
    private static double[,] Projected(double[,] x, double[,] w)
    {
        var y = new double[x.GetLength(0), w.GetLength(0)];
        for (int t = 0; t < x.GetLength(0); t++)
        {
            for (int i = 0; i < w.GetLength(0); i++)
            {
                for (int j = 0; j < w.GetLength(1); j++)
                {
                    y[t, i] += x[t, j] * w[i, j];
                }
            }
        }

        return y;
    }

    /// <summary>10.6 · Read the curve: accuracy[i] belongs to words of length[i], which rise. Up to which length is every accuracy at least needed? 0: not even at the first.</summary>
    public static int LongestTrusted(int[] length, double[] accuracy, double needed)
    {
        throw new NotImplementedException();
    }

    /// <summary>10.7 · Read the alignment: the share of attention, mean of `rows` rows from `row` on, that lies on `columns` columns from `column` on.</summary>
    public static double LooksAt(double[,] weights, int row, int rows, int column, int columns)
    {
        throw new NotImplementedException();
    }
}

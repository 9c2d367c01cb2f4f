using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>Scaled dot-product attention as its definition says, for one head of one sequence.</summary>
/// <remarks>Source: Vaswani et al. 2017, arXiv:1706.03762, eq. 1.</remarks>
internal static class PlainAttention
{
    /// <summary>y_t = Σ_s a_ts v_s, a_t = softmax over the allowed s of q_t·k_s / √D. A query that may look nowhere gives zeros.</summary>
    /// <param name="q">(queries, features).</param>
    /// <param name="k">(keys, features).</param>
    /// <param name="v">(keys, values).</param>
    /// <param name="y">(queries, values); overwritten.</param>
    /// <param name="sizes">The four numbers.</param>
    /// <param name="allowed">Whether query t may look at key s.</param>
    public static void Forward<T>(
        ReadOnlySpan<T> q, ReadOnlySpan<T> k, ReadOnlySpan<T> v, Span<T> y, (int Queries, int Keys, int Features, int Values) sizes, Func<int, int, bool> allowed)
        where T : IFloatingPointIeee754<T>
    {
        y.Clear();
        T scale = T.One / T.Sqrt(T.CreateChecked(sizes.Features));
        T[] scores = new T[sizes.Keys];
        for (int t = 0; t < sizes.Queries; t++)
        {
            T largest = T.NegativeInfinity;
            for (int s = 0; s < sizes.Keys; s++)
            {
                scores[s] = T.NegativeInfinity;
                if (allowed(t, s))
                {
                    T dot = T.Zero;
                    for (int d = 0; d < sizes.Features; d++)
                    {
                        dot += q[(t * sizes.Features) + d] * k[(s * sizes.Features) + d];
                    }
                    scores[s] = dot * scale;
                    largest = T.Max(largest, scores[s]);
                }
            }
            T sum = T.Zero;
            for (int s = 0; s < sizes.Keys; s++)
            {
                scores[s] = allowed(t, s) ? T.Exp(scores[s] - largest) : T.Zero;
                sum += scores[s];
            }
            for (int s = 0; s < sizes.Keys; s++)
            {
                for (int e = 0; e < sizes.Values && scores[s] != T.Zero; e++)
                {
                    y[(t * sizes.Values) + e] += scores[s] / sum * v[(s * sizes.Values) + e];
                }
            }
        }
    }
}

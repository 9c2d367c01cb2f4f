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
        for (int t = 0; t < sizes.Queries; t++)
        {
            T[] a = Weights(q.Slice(t * sizes.Features, sizes.Features), k, sizes.Keys, s => allowed(t, s));
            for (int s = 0; s < sizes.Keys; s++)
            {
                for (int e = 0; e < sizes.Values; e++)
                {
                    y[(t * sizes.Values) + e] += a[s] * v[(s * sizes.Values) + e];
                }
            }
        }
    }

    /// <summary>dv_s += Σ_t a_ts dy_t; with da_ts = dy_t·v_s and dS_ts = a_ts (da_ts − Σ_r a_tr da_tr) / √D: dq_t += Σ_s dS_ts k_s, dk_s += Σ_t dS_ts q_t.</summary>
    /// <remarks>Sizes and shapes as in <see cref="Forward"/>; a gradient has the shape of what it belongs to.</remarks>
    public static void AddGradients<T>(
        ReadOnlySpan<T> q, ReadOnlySpan<T> k, ReadOnlySpan<T> v, ReadOnlySpan<T> dy, Span<T> dq, Span<T> dk, Span<T> dv,
        (int Queries, int Keys, int Features, int Values) sizes, Func<int, int, bool> allowed)
        where T : IFloatingPointIeee754<T>
    {
        T scale = T.One / T.Sqrt(T.CreateChecked(sizes.Features));
        T[] da = new T[sizes.Keys];
        for (int t = 0; t < sizes.Queries; t++)
        {
            T[] a = Weights(q.Slice(t * sizes.Features, sizes.Features), k, sizes.Keys, s => allowed(t, s));
            T mean = T.Zero;
            for (int s = 0; s < sizes.Keys; s++)
            {
                da[s] = Dot(dy.Slice(t * sizes.Values, sizes.Values), v.Slice(s * sizes.Values, sizes.Values));
                mean += a[s] * da[s];
            }
            for (int s = 0; s < sizes.Keys; s++)
            {
                T slope = a[s] * (da[s] - mean) * scale;
                for (int e = 0; e < sizes.Values; e++)
                {
                    dv[(s * sizes.Values) + e] += a[s] * dy[(t * sizes.Values) + e];
                }
                for (int d = 0; d < sizes.Features; d++)
                {
                    dq[(t * sizes.Features) + d] += slope * k[(s * sizes.Features) + d];
                    dk[(s * sizes.Features) + d] += slope * q[(t * sizes.Features) + d];
                }
            }
        }
    }

    /// <summary>a_s = e^(q·k_s/√D − m) / Σ e^…, m the largest allowed score; 0 where a look is forbidden.</summary>
    private static T[] Weights<T>(ReadOnlySpan<T> query, ReadOnlySpan<T> k, int keys, Func<int, bool> allowed)
        where T : IFloatingPointIeee754<T>
    {
        T[] weights = new T[keys];
        T largest = T.NegativeInfinity, sum = T.Zero;
        for (int s = 0; s < keys; s++)
        {
            weights[s] = Dot(query, k.Slice(s * query.Length, query.Length)) / T.Sqrt(T.CreateChecked(query.Length));
            largest = allowed(s) ? T.Max(largest, weights[s]) : largest;
        }
        for (int s = 0; s < keys; s++)
        {
            weights[s] = allowed(s) ? T.Exp(weights[s] - largest) : T.Zero;
            sum += weights[s];
        }
        for (int s = 0; s < keys && sum > T.Zero; s++)
        {
            weights[s] /= sum;
        }
        return weights;
    }

    private static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

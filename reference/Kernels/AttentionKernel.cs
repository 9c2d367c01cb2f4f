using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>Masked softmax over rows of scores (…, T, S), forward and backward; attention itself is defined by <see cref="Plain.PlainAttention"/>.</summary>
internal static class AttentionKernel
{
    /// <summary>Softmax of each row over the allowed places, in place; a row without any becomes zeros, not NaN.</summary>
    /// <param name="scores">(…, T, S), replaced by the weights.</param>
    /// <param name="shape">Shape of the scores.</param>
    /// <param name="mask">Broadcasts to the scores: 0 forbids a place, anything else allows it; null allows all.</param>
    /// <param name="causal">Query t of T may look at keys s ≤ t + S − T only: the last query sees all keys.</param>
    public static void MaskedSoftmax<T>(Span<T> scores, Shape shape, Tensor<T>? mask, bool causal)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (mask is not null)
        {
            Forbid(scores, shape, mask);
        }
        (int queries, int keys) = (shape[-2], shape[-1]);
        for (int row = 0; row * keys < scores.Length; row++)
        {
            Span<T> all = scores.Slice(row * keys, keys);
            int visible = causal ? Math.Clamp((row % queries) + 1 + keys - queries, 0, keys) : keys;
            Span<T> seen = all[..visible];
            all[visible..].Clear();
            if (visible == 0 || T.IsNegativeInfinity(TensorPrimitives.Max<T>(seen)))
            {
                seen.Clear();
            }
            else
            {
                SoftmaxKernel.Row(seen, seen);
            }
        }
    }

    /// <summary>dscores += a ⊙ (da − Σ a ⊙ da) for each row of weights a.</summary>
    public static void AddSoftmaxGradient<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> gradient, Span<T> dscores, int keys)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int at = 0; at < weights.Length; at += keys)
        {
            ReadOnlySpan<T> a = weights.Slice(at, keys), da = gradient.Slice(at, keys);
            Span<T> ds = dscores.Slice(at, keys);
            T mean = TensorPrimitives.Dot(a, da);
            TensorPrimitives.MultiplyAdd(a, da, ds, ds);
            TensorPrimitives.MultiplyAdd(a, -mean, ds, ds);
        }
    }

    private static void Forbid<T>(Span<T> scores, Shape shape, Tensor<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> allowed = mask.Data;
        foreach (BroadcastRow row in new Broadcasting(shape, shape, mask.Shape).Rows())
        {
            for (int i = 0; i < row.Length; i++)
            {
                if (allowed[row.BRepeats ? row.B : row.B + i] == T.Zero)
                {
                    scores[row.Y + i] = T.NegativeInfinity;
                }
            }
        }
    }
}

using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Scaled dot-product attention, one head of one sequence a part; defined by <see cref="Plain.PlainAttention"/>.</summary>
/// <remarks>
/// <code>
///           keys →                    for each block of 24 queries:
///  queries ┌─────┐                      scores (24 × what the block can see) = q kᵀ/√D
///     ↓    │▓    │ block 0              softmax row by row; only log Σ eˢ of a row is kept
///          │▓▓▓  │ block 1              y = weights · v
///          │▓▓▓▓▓│ block 2
///          └─────┘                    a causal block computes nothing to the right of its last query
/// </code>
/// The T × S weights of a head never exist as a whole: the backward pass forms each block anew from the kept sums.
/// Source: the kept sums are those of Dao et al. 2022, arXiv:2205.14135 (FlashAttention), which also cuts along the keys.
/// </remarks>
internal readonly unsafe struct AttentionForward<T>(
    AttentionLayout<T> sizes, HeadRows<T> q, HeadRows<T> k, HeadRows<T> v, HeadRows<T> y, T* mask, T* keep, T* logSums, int heads) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        AttentionScratch<T> scratch = AttentionScratch<T>.ForThread(sizes);
        T* queries = q.Of(part, heads), results = y.Of(part, heads);
        Panels<T>.Pack(k.Of(part, heads), 1, k.Row, scratch.Keys, sizes.Keys, sizes.Features);
        Panels<T>.Pack(v.Of(part, heads), v.Row, 1, scratch.Values, sizes.Values, sizes.Keys);
        T* allowed = mask is null ? null : mask + sizes.MaskOf(part);
        for (int first = 0; first < sizes.Queries; first += AttentionScratch<T>.BlockQueries)
        {
            int count = Math.Min(AttentionScratch<T>.BlockQueries, sizes.Queries - first);
            int visible = sizes.Visible(first + count - 1);
            scratch.FillScores(sizes, queries + (first * q.Row), q.Row, (first, count, visible), allowed);
            for (int i = 0; i < count; i++)
            {
                nint row = ((nint)part * sizes.Queries) + first + i;
                Span<T> weights = new(scratch.Scores + (i * visible), visible);
                logSums[row] = Softmax(weights);
                if (keep is not null)
                {
                    TensorPrimitives.Multiply(weights, new ReadOnlySpan<T>(keep + (row * sizes.Keys), visible), weights);
                }
                new Span<T>(results + ((first + i) * y.Row), sizes.Values).Clear();
            }
            Panels<T>.AddProduct(scratch.Scores, visible, 1, scratch.Values, results + (first * y.Row), y.Row, count, sizes.Values, visible, sizes.Keys);
        }
    }

    /// <summary>Weights in place of scores; gives log Σ eˢ, +∞ for a query that may look nowhere: its weights are 0, then and in the backward pass.</summary>
    private static T Softmax(Span<T> scores)
    {
        if (scores.IsEmpty || T.IsNegativeInfinity(TensorPrimitives.Max<T>(scores)))
        {
            scores.Clear();
            return T.PositiveInfinity;
        }
        return SoftmaxKernel.Row(scores, scores);
    }
}

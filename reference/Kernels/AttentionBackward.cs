using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>The gradients of scaled dot-product attention, one head of one sequence a part; defined by <see cref="Plain.PlainAttention"/>.</summary>
/// <remarks>
/// <code>
///  for each block of 24 queries, as in the forward pass:
///    A  = e^(scores − log Σ eˢ)             the weights, formed anew
///    dA = dy vᵀ                             dv += Aᵀ dy
///    dS = A ⊙ (dA − Σ A ⊙ dA)/√D            dq += dS k,  dk += dSᵀ q
/// </code>
/// A part owns its head's gradients, so nothing is shared between threads. With dropout A stands for A ⊙ mask where it meets v.
/// </remarks>
internal readonly unsafe struct AttentionBackward<T>(
    AttentionLayout<T> sizes, HeadRows<T> q, HeadRows<T> k, HeadRows<T> v, HeadRows<T> dy, HeadRows<T> dq, HeadRows<T> dk, HeadRows<T> dv,
    T* mask, T* keep, T* logSums, int heads) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        AttentionScratch<T> scratch = AttentionScratch<T>.ForThread(sizes);
        T* keys = k.Of(part, heads);
        Panels<T>.Pack(keys, 1, k.Row, scratch.Keys, sizes.Keys, sizes.Features);
        Panels<T>.Pack(keys, k.Row, 1, scratch.KeyRows, sizes.Features, sizes.Keys);
        Panels<T>.Pack(v.Of(part, heads), 1, v.Row, scratch.Values, sizes.Keys, sizes.Values);
        for (int first = 0; first < sizes.Queries; first += AttentionScratch<T>.BlockQueries)
        {
            int count = Math.Min(AttentionScratch<T>.BlockQueries, sizes.Queries - first);
            Block(scratch, part, (first, count, sizes.Visible(first + count - 1)));
        }
    }

    private void Block(AttentionScratch<T> scratch, int part, (int First, int Count, int Visible) block)
    {
        (int first, int count, int visible) = block;
        T* query = q.Of(part, heads) + (first * q.Row), incoming = dy.Of(part, heads) + (first * dy.Row);
        T* weights = scratch.Scores, slopes = scratch.ScoreGradients;
        scratch.FillScores(sizes, query, q.Row, block, mask is null ? null : mask + sizes.MaskOf(part));
        new Span<T>(slopes, count * visible).Clear();
        Panels<T>.AddProduct(incoming, dy.Row, 1, scratch.Values, slopes, visible, count, visible, sizes.Values);
        for (int i = 0; i < count; i++)
        {
            ScoreGradient(new(weights + (i * visible), visible), new(slopes + (i * visible), visible), ((nint)part * sizes.Queries) + first + i);
        }
        if (dv.Exists)
        {
            Panels<T>.Pack(incoming, dy.Row, 1, scratch.BlockRows, sizes.Values, count);
            Panels<T>.AddProduct(weights, 1, visible, scratch.BlockRows, dv.Of(part, heads), dv.Row, visible, sizes.Values, count);
        }
        if (dk.Exists)
        {
            Panels<T>.Pack(query, q.Row, 1, scratch.BlockRows, sizes.Features, count);
            Panels<T>.AddProduct(slopes, 1, visible, scratch.BlockRows, dk.Of(part, heads), dk.Row, visible, sizes.Features, count);
        }
        if (dq.Exists)
        {
            Panels<T>.AddProduct(
                slopes, visible, 1, scratch.KeyRows, dq.Of(part, heads) + (first * dq.Row), dq.Row, count, sizes.Features, visible, sizes.Keys);
        }
    }

    /// <summary>One query: scores become the weights that meet v, gradients of those become gradients of the scores before 1/√D.</summary>
    private void ScoreGradient(Span<T> weights, Span<T> slopes, nint row)
    {
        SoftmaxKernel.FromLogSum(weights, logSums[row]);
        ReadOnlySpan<T> kept = keep is null ? default : new(keep + (row * sizes.Keys), weights.Length);
        if (keep is not null)
        {
            TensorPrimitives.Multiply(slopes, kept, slopes);
        }
        T mean = TensorPrimitives.Dot<T>(weights, slopes);
        TensorPrimitives.Subtract(slopes, mean, slopes);
        TensorPrimitives.Multiply(slopes, weights, slopes);
        TensorPrimitives.Multiply(slopes, sizes.Scale, slopes);
        if (keep is not null)
        {
            TensorPrimitives.Multiply(weights, kept, weights);
        }
    }
}

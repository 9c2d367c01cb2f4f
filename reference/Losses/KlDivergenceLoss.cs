using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Kullback–Leibler divergence D(p ‖ q) between a true distribution p and a predicted one q, given as ln q.</summary>
/// <remarks>
/// Forward:  ℓ = p (ln p − ln q), summed over classes and averaged over the batch.   Backward: d(ln q) = −p / N.
/// Shapes:   ln q and p (N, …, V) → (), or that shape when nothing is reduced.
/// Source:   Kullback and Leibler 1951. Differs: the mean is what PyTorch's KLDivLoss calls "batchmean"; its own "mean" also divides by V and is no divergence.
/// </remarks>
public sealed class KlDivergenceLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public KlDivergenceLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    /// <param name="prediction">ln q, as LogSoftmax gives it.</param>
    /// <param name="target">p.</param>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        Tensor<T> terms = prediction.KlDivergence(target);
        if (Reduction != Reduction.Mean)
        {
            return Reduce(terms);
        }
        return terms.Rank > 0 && terms.Length > 0
            ? terms.Sum() / terms.Shape[0]
            : throw new ShapeException($"KlDivergenceLoss: the batch {terms.Shape} has nothing to average; give at least one row.");
    }
}

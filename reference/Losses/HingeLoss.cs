using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Hinge loss: nothing to pay once a score is on the right side by a margin of 1.</summary>
/// <remarks>
/// Forward:  ℓ = max(0, 1 − t y) with t = ±1, averaged over all elements.   Backward: dy = −t / count where t y &lt; 1.
/// Shapes:   y and t the same → (), or that shape when nothing is reduced.
/// Source:   Cortes and Vapnik 1995, "Support-vector networks"; Keras' Hinge (PyTorch's HingeEmbeddingLoss is another function).
/// </remarks>
public sealed class HingeLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public HingeLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        return Reduce((1 - (target * prediction)).Relu());
    }
}

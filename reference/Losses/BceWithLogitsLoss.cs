using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Binary cross-entropy of logits: what a yes-or-no classifier without a last Sigmoid is trained with.</summary>
/// <remarks>
/// Forward:  ℓ = −(w t ln s + (1 − t) ln(1 − s)) with s = sigmoid(z), averaged over all elements.   Backward (w = 1): dz = (s − t) / count.
/// Shapes:   z and t the same → (), or that shape when nothing is reduced.
/// Source:   PyTorch's BCEWithLogitsLoss. In Keras: BinaryCrossentropy(from_logits=True).
/// </remarks>
public sealed class BceWithLogitsLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="positiveWeight">w: how much a positive example counts; above 1 when positives are rare.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public BceWithLogitsLoss(double positiveWeight = 1, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => PositiveWeight = positiveWeight;

    /// <summary>w.</summary>
    public double PositiveWeight { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        return Reduce(prediction.BinaryCrossEntropyWithLogits(target, PositiveWeight));
    }
}

using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Binary cross-entropy of probabilities; <see cref="BceWithLogitsLoss{T}"/> keeps more digits.</summary>
/// <remarks>
/// Forward:  ℓ = −(t ln p + (1 − t) ln(1 − p)), averaged over all elements.
/// Shapes:   p and t the same → (), or that shape when nothing is reduced.
/// Source:   PyTorch's BCELoss; the limits at p = 0 and 1 stand at Functional.BinaryCrossEntropy.
/// </remarks>
public sealed class BceLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public BceLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentException">A probability lies outside [0, 1].</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        return Reduce(prediction.BinaryCrossEntropy(target));
    }
}

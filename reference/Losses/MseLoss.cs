using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Mean squared error.</summary>
/// <remarks>
/// Forward:  ℓ = (y − t)², averaged over all elements.   Backward: dy = 2 (y − t) / count.
/// Shapes:   y and t the same → (), or that shape when nothing is reduced.
/// Source:   Legendre 1805; PyTorch's MSELoss. Reading: the negative log-likelihood of Gaussian noise.
/// </remarks>
public sealed class MseLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public MseLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        return Reduce((prediction - target).Power(2));
    }
}

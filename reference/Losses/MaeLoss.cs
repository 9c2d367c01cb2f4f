using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Mean absolute error: outliers pull no harder than others.</summary>
/// <remarks>
/// Forward:  ℓ = |y − t|, averaged over all elements.   Backward: dy = sign(y − t) / count.
/// Shapes:   y and t the same → (), or that shape when nothing is reduced.
/// Source:   Laplace 1774; PyTorch's L1Loss. Reading: the negative log-likelihood of Laplace noise.
/// </remarks>
public sealed class MaeLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public MaeLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        return Reduce((prediction - target).Abs());
    }
}

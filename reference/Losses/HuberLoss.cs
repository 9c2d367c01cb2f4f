using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Huber loss: squared for small errors, absolute for large ones.</summary>
/// <remarks>
/// Forward:  ℓ = ½ (y − t)² where |y − t| ≤ δ, else δ (|y − t| − ½ δ), averaged over all elements.
/// Shapes:   y and t the same → (), or that shape when nothing is reduced.
/// Source:   Huber 1964, "Robust estimation of a location parameter"; PyTorch's HuberLoss.
/// </remarks>
public sealed class HuberLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="delta">δ, above 0: where the parabola ends.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => Delta = delta;

    /// <summary>δ.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        SameShape(prediction, target);
        return Reduce((prediction - target).Huber(Delta));
    }
}

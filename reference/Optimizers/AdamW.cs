using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Adam with decoupled weight decay: weights shrink by the same share each step, however large their gradients are.</summary>
/// <remarks>
/// Step:     w ← (1 − η λ) w, then Adam's step with λ = 0.
/// Why:      in <see cref="Adam{T}"/> λ w passes through the division by √v, so weights with large gradients hardly decay.
/// Source:   Loshchilov and Hutter 2019, arXiv:1711.05101, algorithm 2.
/// </remarks>
public sealed class AdamW<T> : Adam<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learnt.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁: memory of the mean, in [0, 1).</param>
    /// <param name="beta2">β₂: memory of the square, in [0, 1).</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="weightDecay">λ: each step multiplies the weights by 1 − η λ.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public AdamW(
        IEnumerable<Tensor<T>> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        : base(parameters, learningRate, beta1, beta2, epsilon, weightDecay)
    {
    }

    private protected override bool DecayEntersGradient => false;
}

using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's variant.</summary>
/// <remarks>
/// Step:     g ← g + λ w;  v ← μ v + g;  w ← w − η v   (Nesterov: w ← w − η (g + μ v); no momentum: w ← w − η g).
/// Source:   Polyak 1964; Nesterov 1983; Sutskever et al. 2013. Differs: as PyTorch, η stands outside the velocity,
///           so that changing η does not rescale what v remembers.
/// </remarks>
public sealed class Sgd<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>[]? _velocity;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learnt.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="momentum">μ in [0, 1): share of the old velocity that stays.</param>
    /// <param name="nesterov">Look ahead along the velocity; needs momentum.</param>
    /// <param name="weightDecay">λ, added to the gradient as λ w.</param>
    /// <exception cref="ArgumentException">A setting is out of its range, or nesterov without momentum.</exception>
    public Sgd(IEnumerable<Tensor<T>> parameters, double learningRate = 0.01, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(parameters, learningRate, weightDecay)
    {
        Momentum = Fraction(momentum, "momentum");
        if (nesterov && momentum == 0)
        {
            throw new ArgumentException("Sgd: nesterov looks ahead along the velocity and so needs momentum above 0, for example 0.9.");
        }
        Nesterov = nesterov;
        _velocity = momentum > 0 ? State("momentum_buffer") : null;
    }

    /// <summary>μ.</summary>
    public double Momentum { get; }

    /// <summary>Whether the step looks ahead along the velocity.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    protected override void Update(int index, int start, Span<T> w, ReadOnlySpan<T> g)
    {
        Span<T> velocity = _velocity is null ? [] : Run(_velocity[index], start, w);
        SgdKernel.Update(new SgdStep(LearningRate, Momentum, Nesterov, WeightDecay), w, g, velocity);
    }
}

using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Adam: every weight has its own step length, from running averages of its gradient and of the gradient's square.</summary>
/// <remarks>
/// Step:     g ← g + λ w;  m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε).
/// Why:      the averages start at 0, so dividing by 1 − βᵗ undoes that bias in the first steps.
/// Source:   Kingma and Ba 2015, arXiv:1412.6980, algorithm 1. λ acts through the gradient (L2) as in PyTorch; see <see cref="AdamW{T}"/>.
/// </remarks>
public class Adam<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>[] _mean;
    private readonly Tensor<T>[] _square;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learnt.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁: memory of the mean, in [0, 1).</param>
    /// <param name="beta2">β₂: memory of the square, in [0, 1).</param>
    /// <param name="epsilon">ε: keeps the quotient finite where gradients vanish. Keras' default is 1e-7.</param>
    /// <param name="weightDecay">λ, added to the gradient as λ w.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public Adam(
        IEnumerable<Tensor<T>> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(parameters, learningRate, weightDecay)
    {
        Beta1 = Fraction(beta1, "beta1");
        Beta2 = Fraction(beta2, "beta2");
        Epsilon = NotNegative(epsilon, "epsilon");
        _mean = State("exp_avg");
        _square = State("exp_avg_sq");
    }

    /// <summary>β₁.</summary>
    public double Beta1 { get; }

    /// <summary>β₂.</summary>
    public double Beta2 { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>Whether λ is added to the gradient; AdamW shrinks the weights instead.</summary>
    private protected virtual bool DecayEntersGradient => true;

    /// <inheritdoc/>
    protected override void Update(int index, int start, Span<T> w, ReadOnlySpan<T> g)
    {
        AdamStep step = new(LearningRate, Beta1, Beta2, Epsilon, StepsTaken)
        {
            GradientDecay = DecayEntersGradient ? WeightDecay : 0,
            WeightFactor = DecayEntersGradient ? 1 : 1 - (LearningRate * WeightDecay),
        };
        AdamKernel.Update(step, w, g, Run(_mean[index], start, w), Run(_square[index], start, w));
    }
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Adagrad: each weight's steps shrink with all the squared gradients it has ever seen.</summary>
/// <remarks>
/// Step:     g ← g + λ w;  s ← s + g²;  w ← w − η g / (√s + ε).
/// Source:   Duchi, Hazan and Singer 2011, "Adaptive subgradient methods". Keras starts s at 0.1; PyTorch, as here, at 0.
/// </remarks>
public sealed class Adagrad<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>[] _squares;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learnt.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="initialAccumulator">s before the first step.</param>
    /// <param name="weightDecay">λ, added to the gradient as λ w.</param>
    /// <exception cref="ArgumentException">A setting is negative.</exception>
    public Adagrad(IEnumerable<Tensor<T>> parameters, double learningRate = 0.01, double epsilon = 1e-10, double initialAccumulator = 0, double weightDecay = 0)
        : base(parameters, learningRate, weightDecay)
    {
        Epsilon = NotNegative(epsilon, "epsilon");
        _squares = State("sum", NotNegative(initialAccumulator, "initialAccumulator"));
    }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override void Update(int index, int start, Span<T> w, ReadOnlySpan<T> g)
    {
        (T rate, T decay, T epsilon) = (T.CreateChecked(LearningRate), T.CreateChecked(WeightDecay), T.CreateChecked(Epsilon));
        Span<T> s = Run(_squares[index], start, w);
        for (int i = 0; i < w.Length; i++)
        {
            T gradient = g[i] + (decay * w[i]);
            s[i] += gradient * gradient;
            w[i] -= rate * gradient / (T.Sqrt(s[i]) + epsilon);
        }
    }
}

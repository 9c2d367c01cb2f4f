using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>RMSProp: gradients divided by the running root mean square of themselves.</summary>
/// <remarks>
/// Step:     g ← g + λ w;  s ← α s + (1 − α) g²;  d = g / (√s + ε);  w ← w − η d   (with momentum: b ← μ b + d;  w ← w − η b).
/// Centred:  s is lessened by the square of the running mean of g, which leaves the variance.
/// Source:   Tieleman and Hinton 2012, lecture 6.5; Graves 2013, arXiv:1308.0850, eqs. 38–45 (centred). Keras' α is 0.9; PyTorch's, as here, 0.99.
/// </remarks>
public sealed class RmsProp<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>[] _square;
    private readonly Tensor<T>[]? _mean;
    private readonly Tensor<T>[]? _velocity;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What is learnt.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="alpha">α: memory of the square, in [0, 1).</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="momentum">μ, in [0, 1).</param>
    /// <param name="centered">Divide by the standard deviation instead of the root mean square.</param>
    /// <param name="weightDecay">λ, added to the gradient as λ w.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public RmsProp(
        IEnumerable<Tensor<T>> parameters, double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        : base(parameters, learningRate, weightDecay)
    {
        Alpha = Fraction(alpha, "alpha");
        Epsilon = NotNegative(epsilon, "epsilon");
        Momentum = Fraction(momentum, "momentum");
        _square = State("square_avg");
        _velocity = momentum > 0 ? State("momentum_buffer") : null;
        _mean = centered ? State("grad_avg") : null;
    }

    /// <summary>α.</summary>
    public double Alpha { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>μ.</summary>
    public double Momentum { get; }

    /// <inheritdoc/>
    protected override void Update(int index, int start, Span<T> w, ReadOnlySpan<T> g)
    {
        (T rate, T decay, T epsilon) = (T.CreateChecked(LearningRate), T.CreateChecked(WeightDecay), T.CreateChecked(Epsilon));
        (T alpha, T momentum) = (T.CreateChecked(Alpha), T.CreateChecked(Momentum));
        Span<T> square = Run(_square[index], start, w);
        Span<T> mean = _mean is null ? [] : Run(_mean[index], start, w);
        Span<T> velocity = _velocity is null ? [] : Run(_velocity[index], start, w);
        for (int i = 0; i < w.Length; i++)
        {
            T gradient = g[i] + (decay * w[i]);
            square[i] = (alpha * square[i]) + ((T.One - alpha) * gradient * gradient);
            T spread = square[i];
            if (_mean is not null)
            {
                mean[i] = (alpha * mean[i]) + ((T.One - alpha) * gradient);
                spread -= mean[i] * mean[i];
            }
            T direction = gradient / (T.Sqrt(spread) + epsilon);
            if (_velocity is not null)
            {
                direction = velocity[i] = (momentum * velocity[i]) + direction;
            }
            w[i] -= rate * direction;
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Drops a random share of its input in training; does nothing in evaluation.</summary>
/// <remarks>
/// Forward:  training y = x ⊙ m, m = 1/(1 − p) with probability 1 − p, else 0; evaluation y = x.
/// Shapes:   any → the same.
/// Source:   Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting".
/// </remarks>
public sealed class Dropout<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A dropout layer.</summary>
    /// <param name="probability">p, the share that is dropped, 0 to 1.</param>
    /// <param name="random">Where masks come from; null: the stream of <see cref="Nn{T}.Random"/> at each forward pass.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    public Dropout(double probability = 0.5, RandomSource? random = null)
    {
        Functional.CheckProbability("Dropout", probability);
        (Probability, Random) = (probability, random);
    }

    /// <summary>p, the share that is dropped.</summary>
    public double Probability { get; }

    /// <summary>Where masks come from; null: the stream of <see cref="Nn{T}.Random"/>. A source set to the same state again repeats its masks.</summary>
    public RandomSource? Random { get; set; }

    /// <inheritdoc/>
    public override string Description => FormattableString.Invariant($"Dropout({Probability})");

    /// <inheritdoc/>
    public override Tensor<T> Forward(Tensor<T> x)
        => IsTraining && Probability > 0 ? x.Dropout(Probability, Random ?? Nn<T>.Random) : x;
}

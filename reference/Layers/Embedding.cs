using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>A table of learnt vectors, one for each word or token.</summary>
/// <remarks>
/// Forward:  y_i = W[x_i].
/// Shapes:   x (…) whole numbers 0 … V − 1, Weight (V, D) → y (…, D).
/// Start:    normal with standard deviation 1, as PyTorch; the padding row is zero. Keras draws uniformly in ±0.05.
/// Source:   Bengio et al. 2003, "A neural probabilistic language model".
/// </remarks>
public sealed class Embedding<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int? _paddingIndex;

    /// <summary>A table with random rows.</summary>
    /// <param name="entries">V, number of rows.</param>
    /// <param name="features">D, numbers in a row.</param>
    /// <param name="paddingIndex">The row that stands for padding: zero, and never learnt; null for none.</param>
    /// <param name="random">Where the start values come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the padding index is no row of the table.</exception>
    public Embedding(int entries, int features, int? paddingIndex = null, RandomSource? random = null)
    {
        Require.Positive("Embedding", entries);
        Require.Positive("Embedding", features);
        Weight = Parameter("weight", Tensor<T>.Normal((entries, features), random ?? Nn<T>.Random));
        if (paddingIndex is int padding)
        {
            if (padding < 0 || padding >= entries)
            {
                throw new ArgumentOutOfRangeException(nameof(paddingIndex), $"Embedding: padding index {padding} must be from 0 to {entries - 1}.");
            }
            Weight.Data.Slice(padding * features, features).Clear();
        }
        _paddingIndex = paddingIndex;
    }

    /// <summary>W, (entries, features).</summary>
    public Tensor<T> Weight { get; }

    /// <inheritdoc/>
    public override string Description => $"Embedding({Weight.Shape[0]}, {Weight.Shape[1]})";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An index is no whole number or outside the table.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Weight.Embedding(x, _paddingIndex);
}

using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Adds to each position of a sequence a vector that tells where it stands: fixed sines, or learnt.</summary>
/// <remarks>
/// Forward:  y_t = x_t + p_t. Sinusoidal: p_{t,2i} = sin(t / 10000^{2i/D}), p_{t,2i+1} = cos(t / 10000^{2i/D}).
/// Shapes:   x (N, T, features), T ≤ maxLength → y (N, T, features).
/// Start:    learnt positions normal with standard deviation 0.02, as GPT-2.
/// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.5; learnt: Gehring et al. 2017, arXiv:1705.03122.
/// </remarks>
public sealed class PositionalEncoding<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool _learned;

    /// <summary>An encoding for sequences up to a length.</summary>
    /// <param name="maxLength">Longest T.</param>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="learned">Learnt vectors instead of sines.</param>
    /// <param name="random">Where learnt start values come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public PositionalEncoding(int maxLength, int features, bool learned = false, RandomSource? random = null)
    {
        Require.Positive("PositionalEncoding", maxLength);
        Require.Positive("PositionalEncoding", features);
        _learned = learned;
        Positions = learned
            ? Parameter("weight", Tensor<T>.Normal((maxLength, features), random ?? Nn<T>.Random, 0, 0.02))
            : Sines(maxLength, features);
    }

    /// <summary>p, (maxLength, features).</summary>
    public Tensor<T> Positions { get; }

    /// <inheritdoc/>
    public override string Description => $"{(_learned ? "Learned" : "Sinusoidal")}PositionalEncoding({Positions.Shape[0]}, {Positions.Shape[1]})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is longer than maxLength, or its last axis is not features.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => From(x, 0);

    /// <summary>The same for a piece of a sequence that starts later, as sampling needs it.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <param name="start">Position of the piece's first element.</param>
    /// <exception cref="ShapeException">The piece ends behind maxLength, or its last axis is not features.</exception>
    public Tensor<T> From(Tensor<T> x, int start)
    {
        if (x.Rank != 3 || x.Shape[2] != Positions.Shape[1] || start < 0 || start + x.Shape[1] > Positions.Shape[0])
        {
            throw new ShapeException($"{Description}: x {x.Shape} from position {start} must be (N, T, {Positions.Shape[1]}) and end at {Positions.Shape[0]} or before.");
        }
        return x + Positions.Slice(0, start..(start + x.Shape[1]));
    }

    private static Tensor<T> Sines(int maxLength, int features)
    {
        Tensor<T> table = Tensor<T>.Zeros((maxLength, features));
        for (int t = 0; t < maxLength; t++)
        {
            for (int d = 0; d < features; d++)
            {
                double angle = t / Math.Pow(10000, (d - (d % 2)) / (double)features);
                table.Data[(t * features) + d] = T.CreateChecked(d % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        }
        return table;
    }
}

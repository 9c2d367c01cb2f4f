using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>Squeezes its input through a narrow code and learns to restore it: trained against its own input.</summary>
/// <remarks>
/// Forward:  y = σ(decoder(encoder(x))), both multi-layer perceptrons that mirror each other.
/// Shapes:   x (N, …) with values in [0, 1], flattened to (N, sizes[0]) → code (N, sizes[^1]) → y in x's shape.
/// Source:   Hinton and Salakhutdinov 2006, "Reducing the dimensionality of data with neural networks".
/// </remarks>
public sealed class Autoencoder<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Mlp<T> _encoder, _decoder;

    /// <summary>A network with random start weights.</summary>
    /// <param name="sizes">Inputs, hidden layers, code: <c>[784, 128, 2]</c>; the decoder goes the way back.</param>
    /// <param name="activation">Makes the activation between the layers, such as <c>Nn&lt;float&gt;.Tanh</c>; null: ReLU.</param>
    /// <exception cref="ShapeException">Fewer than two sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Autoencoder(IReadOnlyList<int> sizes, Func<Layer<T>>? activation = null)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        Description = $"Autoencoder({string.Join(", ", sizes)})";
        _encoder = Child("encoder", new Mlp<T>(sizes, activation: activation));
        _decoder = Child("decoder", new Mlp<T>([.. sizes.Reverse()], activation: activation));
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <summary>The code of each input, (N, sizes[^1]).</summary>
    /// <param name="x">(N, …).</param>
    /// <exception cref="ShapeException">x does not hold sizes[0] features.</exception>
    public Tensor<T> Encode(Tensor<T> x) => Run(_encoder, x);

    /// <summary>What a code stands for, (N, sizes[0]) with values in (0, 1).</summary>
    /// <param name="code">(N, sizes[^1]).</param>
    /// <exception cref="ShapeException">The code does not hold sizes[^1] numbers.</exception>
    public Tensor<T> Decode(Tensor<T> code) => Run(_decoder, code).Sigmoid();

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x does not hold sizes[0] features.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Decode(Encode(x)).Reshape(x.Shape);
}

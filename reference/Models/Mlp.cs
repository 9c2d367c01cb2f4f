using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>Multi-layer perceptron: Linear layers with an activation between them.</summary>
/// <remarks>
/// Forward:  y = W_n f(… f(W_1 x + b_1) …) + b_n, with dropout behind each activation f.
/// Shapes:   x (N, …) flattened to (N, sizes[0]) → y (N, sizes[^1]).
/// Source:   Rumelhart, Hinton and Williams 1986, "Learning representations by back-propagating errors".
/// </remarks>
public sealed class Mlp<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Sequential<T> _layers;

    /// <summary>A network with random start weights.</summary>
    /// <param name="sizes">Inputs, hidden layers, outputs: <c>[784, 128, 10]</c>.</param>
    /// <param name="dropout">Share dropped behind each hidden layer.</param>
    /// <param name="activation">Makes f, such as <c>Nn&lt;float&gt;.Tanh</c>; null: ReLU.</param>
    /// <exception cref="ShapeException">Fewer than two sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public Mlp(IReadOnlyList<int> sizes, double dropout = 0, Func<Layer<T>>? activation = null)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count < 2)
        {
            throw new ShapeException($"Mlp: {sizes.Count} sizes; give the inputs and the outputs at least, such as [784, 10].");
        }
        Description = $"Mlp({string.Join(", ", sizes)})";
        List<Layer<T>> layers = [Nn<T>.Flatten()];
        for (int i = 1; i < sizes.Count; i++)
        {
            layers.Add(Nn<T>.Linear(sizes[i - 1], sizes[i]));
            if (i < sizes.Count - 1)
            {
                layers.Add(activation is null ? Nn<T>.Relu() : activation());
                layers.Add(Nn<T>.Dropout(dropout));
            }
        }
        _layers = Child("layers", Nn<T>.Sequential([.. layers]));
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x does not hold sizes[0] features.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Run(_layers, x);
}

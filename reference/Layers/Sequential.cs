using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Layers one after another: the output of each is the input of the next.</summary>
/// <remarks>
/// Forward:  y = f_n(… f_2(f_1(x))).
/// Shapes:   x as the first layer wants it → y as the last one gives it. Children are named "0", "1", … as in PyTorch.
/// Source:   PyTorch's and Keras' Sequential.
/// </remarks>
public sealed class Sequential<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A chain of layers.</summary>
    /// <param name="layers">In the order of the forward pass; none gives x itself.</param>
    public Sequential(params Layer<T>[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        for (int i = 0; i < layers.Length; i++)
        {
            Child($"{i}", layers[i]);
        }
    }

    /// <summary>One layer of the chain.</summary>
    /// <param name="index">0 is the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Layer<T> this[int index] => index >= 0 && index < Count
        ? Children[index].Layer
        : throw new ArgumentOutOfRangeException(null, $"Sequential: there is no layer {index}; they run from 0 to {Count - 1}.");

    /// <summary>Number of layers.</summary>
    public int Count => Children.Count;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x does not fit the first layer, or a result the next one.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
    {
        foreach ((_, Layer<T> layer) in Children)
        {
            x = Run(layer, x);
        }
        return x;
    }
}

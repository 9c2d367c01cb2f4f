using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Merges all axes but the batch into one: stands between images and <see cref="Linear{T}"/>.</summary>
/// <remarks>
/// Forward:  y = x reshaped, as <see cref="Functional.Flatten{T}"/>.
/// Shapes:   x (N, …) → y (N, D).
/// Source:   PyTorch's and Keras' Flatten.
/// </remarks>
public sealed class Flatten<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has no axis behind the batch.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.Flatten();
}

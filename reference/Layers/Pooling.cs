using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>A pooling as a layer: MaxPool1d, MaxPool2d, AvgPool1d, AvgPool2d, AdaptiveAvgPool2d or global average pooling. It learns nothing.</summary>
/// <remarks>
/// Forward:  as the operation of the same name in <c>Functional</c> documents it; made by the factories of <see cref="Nn{T}"/>.
/// Shapes:   (N, C, T) → (N, C, T′), or (N, C, H, W) → (N, C, H′, W′).
/// Source:   stands at the operation.
/// </remarks>
public sealed class Pooling<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Func<Tensor<T>, Tensor<T>> _pool;

    internal Pooling(string description, Func<Tensor<T>, Tensor<T>> pool)
    {
        Description = description;
        _pool = pool;
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has another number of axes, or the window does not fit.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => _pool(x);
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>A function without parameters as a layer, so that it can stand in a <see cref="Sequential{T}"/>: Relu, Tanh, …</summary>
/// <remarks>
/// Forward:  y = f(x), as the operation of the same name in <c>Functional</c> documents it.
/// Shapes:   any → the same.
/// Source:   stands at the operation.
/// </remarks>
/// <param name="name">Name in summaries, such as "Relu".</param>
/// <param name="function">f.</param>
public sealed class Activation<T>(string name, Func<Tensor<T>, Tensor<T>> function) : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Description => name;

    /// <inheritdoc/>
    public override Tensor<T> Forward(Tensor<T> x) => function(x);
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>A layer with a way around it: it learns only what is to be changed.</summary>
/// <remarks>
/// Forward:  y = x + f(x), or shortcut(x) + f(x) where the shapes differ.
/// Shapes:   x as f wants it → y as f gives it; without a shortcut the two are the same.
/// Source:   He et al. 2016, arXiv:1512.03385, eq. 1 and 2.
/// </remarks>
public sealed class Residual<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Layer<T> _body;
    private readonly Layer<T>? _shortcut;

    /// <summary>A way around a layer.</summary>
    /// <param name="body">f.</param>
    /// <param name="shortcut">Brings x to f's shape, such as a 1 × 1 convolution; null leaves x as it is.</param>
    public Residual(Layer<T> body, Layer<T>? shortcut = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        _body = Child("body", body);
        _shortcut = shortcut is null ? null : Child("shortcut", shortcut);
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">f changes the shape and there is no shortcut that does so too.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
    {
        Tensor<T> around = _shortcut is null ? x : Run(_shortcut, x);
        Tensor<T> change = Run(_body, x);
        return change.Shape == around.Shape
            ? around + change
            : throw new ShapeException($"Residual: the body gives {change.Shape}, but {around.Shape} goes around it; pass a shortcut that gives the body's shape.");
    }
}

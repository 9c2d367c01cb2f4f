using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>How wrong a batch of predictions is, as one number to make small.</summary>
/// <remarks>Losses are made of differentiable operations; each names its PyTorch twin and has its default reduction, the mean.</remarks>
public abstract class Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    protected Loss(Reduction reduction) => Reduction = reduction;

    /// <summary>How the losses of a batch become one number.</summary>
    public Reduction Reduction { get; }

    /// <summary>The loss' name as messages show it.</summary>
    public string Name => GetType().Name.Split('`')[0];

    /// <summary>The loss of a batch; call Backward on it.</summary>
    /// <param name="prediction">What the model said; each loss' documentation states its shape.</param>
    /// <param name="target">What is true.</param>
    public abstract Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target);

    /// <summary>Reduces the losses of single elements or rows.</summary>
    /// <param name="losses">Any shape.</param>
    protected Tensor<T> Reduce(Tensor<T> losses) => Reduction switch
    {
        Reduction.Mean => losses.Mean(),
        Reduction.Sum => losses.Sum(),
        _ => losses,
    };

    /// <summary>Refuses shapes that would broadcast: (N, 1) against (N,) compares every row with every other, silently.</summary>
    /// <param name="prediction">What the model said.</param>
    /// <param name="target">What is true.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    protected void SameShape(Tensor<T> prediction, Tensor<T> target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (prediction.Shape != target.Shape)
        {
            throw new ShapeException($"{Name}: prediction {prediction.Shape} and target {target.Shape} must have the same shape. Did you mean target.Reshape({string.Join(", ", prediction.Shape)})?");
        }
    }
}

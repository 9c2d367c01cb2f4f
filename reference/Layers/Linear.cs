using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Fully connected layer; called Dense in Keras.</summary>
/// <remarks>
/// Forward:  y = x Wᵀ + b.
/// Shapes:   x (…, inFeatures), Weight (outFeatures, inFeatures), Bias (outFeatures,) → y (…, outFeatures).
/// Start:    W and b uniform in ±1/√inFeatures, as PyTorch; Keras starts with Glorot's bound and b = 0.
/// Source:   Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.1; the weight's layout as PyTorch's Linear.
/// </remarks>
public sealed class Linear<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A layer with random start weights.</summary>
    /// <param name="inFeatures">Size of the last axis of x.</param>
    /// <param name="outFeatures">Size of the last axis of y.</param>
    /// <param name="bias">Whether b is added.</param>
    /// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Linear(int inFeatures, int outFeatures, bool bias = true, RandomSource? random = null)
    {
        Require.Positive("Linear", inFeatures);
        Require.Positive("Linear", outFeatures);
        double bound = 1 / Math.Sqrt(inFeatures);
        random ??= Nn<T>.Random;
        Weight = Parameter("weight", Tensor<T>.Uniform((outFeatures, inFeatures), random, -bound, bound));
        Bias = bias ? Parameter("bias", Tensor<T>.Uniform(outFeatures, random, -bound, bound)) : null;
    }

    /// <summary>W, (outFeatures, inFeatures).</summary>
    public Tensor<T> Weight { get; }

    /// <summary>b, (outFeatures,), or null.</summary>
    public Tensor<T>? Bias { get; }

    /// <inheritdoc/>
    public override string Description => $"Linear({Weight.Shape[1]}, {Weight.Shape[0]})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The last axis of x is not inFeatures.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.Linear(Weight, Bias);
}

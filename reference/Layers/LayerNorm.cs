using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Layer normalisation over the last axis.</summary>
/// <remarks>
/// Forward:  y = w ⊙ (x − μ)/√(σ² + ε) + b, μ and σ² over the last axis.
/// Shapes:   x (…, features), Weight and Bias (features,) → y (…, features).
/// Start:    w = 1, b = 0.
/// Source:   Ba, Kiros and Hinton 2016, arXiv:1607.06450. PyTorch normalises over several axes on wish; here it is the last one.
/// </remarks>
public sealed class LayerNorm<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double _epsilon;

    /// <summary>A layer that changes nothing but mean and variance yet.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">features is below 1, or epsilon is negative or not finite.</exception>
    public LayerNorm(int features, double epsilon = 1e-5)
    {
        Require.Positive("LayerNorm", features);
        Require.NotNegative("LayerNorm", epsilon);
        _epsilon = epsilon;
        Weight = Parameter("weight", Tensor<T>.Ones(features));
        Bias = Parameter("bias", Tensor<T>.Zeros(features));
    }

    /// <summary>w, (features,).</summary>
    public Tensor<T> Weight { get; }

    /// <summary>b, (features,).</summary>
    public Tensor<T> Bias { get; }

    /// <inheritdoc/>
    public override string Description => $"LayerNorm({Weight.Length})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The last axis of x is not features.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => x.LayerNorm(Weight, Bias, _epsilon);
}

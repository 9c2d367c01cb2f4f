using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Batch normalisation: BatchNorm1d for features and sequences, BatchNorm2d for images.</summary>
/// <remarks>
/// Forward:  y = w_c (x − μ_c)/√(σ_c² + ε) + b_c; training takes μ and σ² from the batch and moves the running ones, evaluation takes the running ones.
/// Shapes:   1d: x (N, C) or (N, C, T); 2d: x (N, C, H, W); Weight, Bias, RunningMean and RunningVariance (C,) → y as x.
/// Start:    w = 1, b = 0, running mean 0 and variance 1.
/// Source:   Ioffe and Szegedy 2015, arXiv:1502.03167. Keras' momentum is 1 − PyTorch's, which is used here.
/// </remarks>
public sealed class BatchNorm<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double _momentum, _epsilon;
    private readonly bool _images;

    /// <summary>A layer that changes nothing but mean and variance yet.</summary>
    /// <param name="images">Whether x is (N, C, H, W).</param>
    /// <param name="channels">C, size of axis 1.</param>
    /// <param name="momentum">Share of the batch's statistics in the running ones.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">channels is below 1, momentum is no share from 0 to 1, or epsilon is negative or not finite.</exception>
    public BatchNorm(bool images, int channels, double momentum = 0.1, double epsilon = 1e-5)
    {
        Require.Positive("BatchNorm", channels);
        Require.NotNegative("BatchNorm", epsilon);
        if (!(momentum is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                null, FormattableString.Invariant($"BatchNorm: momentum {momentum} must be between 0 (keep the running statistics) and 1 (take the batch's)."));
        }
        (_images, _momentum, _epsilon) = (images, momentum, epsilon);
        Weight = Parameter("weight", Tensor<T>.Ones(channels));
        Bias = Parameter("bias", Tensor<T>.Zeros(channels));
        RunningMean = Buffer("running_mean", Tensor<T>.Zeros(channels));
        RunningVariance = Buffer("running_var", Tensor<T>.Ones(channels));
    }

    /// <summary>w, (C,).</summary>
    public Tensor<T> Weight { get; }

    /// <summary>b, (C,).</summary>
    public Tensor<T> Bias { get; }

    /// <summary>Mean of each channel that evaluation uses, (C,).</summary>
    public Tensor<T> RunningMean { get; }

    /// <summary>Variance of each channel that evaluation uses, (C,).</summary>
    public Tensor<T> RunningVariance { get; }

    /// <inheritdoc/>
    public override string Description => $"BatchNorm{(_images ? 2 : 1)}d({Weight.Length})";

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has another number of axes or channels, or a training batch holds one value for each channel.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
    {
        if (_images ? x.Rank != 4 : x.Rank is not (2 or 3))
        {
            throw new ShapeException($"{Description}: x {x.Shape} must be {(_images ? "(N, C, H, W)" : "(N, C) or (N, C, T)")}. Did you mean BatchNorm{(_images ? 1 : 2)}d?");
        }
        return x.BatchNorm(Weight, Bias, RunningMean, RunningVariance, IsTraining, _momentum, _epsilon);
    }
}

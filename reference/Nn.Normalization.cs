using Tutorial.Reference.Layers;

namespace Tutorial.Reference;

/// <content>Normalisation.</content>
public static partial class Nn<T>
{
    /// <summary>Layer normalisation over the last axis.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">features is below 1, or epsilon is negative or not finite.</exception>
    public static LayerNorm<T> LayerNorm(int features, double epsilon = 1e-5) => new(features, epsilon);

    /// <summary>Batch normalisation of features (N, C) or sequences (N, C, T).</summary>
    /// <param name="channels">C.</param>
    /// <param name="momentum">Share of the batch's statistics in the running ones.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">channels is below 1, momentum is no share from 0 to 1, or epsilon is negative or not finite.</exception>
    public static BatchNorm<T> BatchNorm1d(int channels, double momentum = 0.1, double epsilon = 1e-5) => new(images: false, channels, momentum, epsilon);

    /// <summary>Batch normalisation of images (N, C, H, W).</summary>
    /// <param name="channels">C.</param>
    /// <param name="momentum">Share of the batch's statistics in the running ones.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">channels is below 1, momentum is no share from 0 to 1, or epsilon is negative or not finite.</exception>
    public static BatchNorm<T> BatchNorm2d(int channels, double momentum = 0.1, double epsilon = 1e-5) => new(images: true, channels, momentum, epsilon);
}

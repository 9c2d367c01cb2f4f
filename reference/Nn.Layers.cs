using Tutorial.Reference.Layers;

namespace Tutorial.Reference;

/// <content>Layers.</content>
public static partial class Nn<T>
{
    /// <summary>Fully connected layer: y = x Wᵀ + b.</summary>
    /// <param name="inFeatures">Size of the last axis of x.</param>
    /// <param name="outFeatures">Size of the last axis of y.</param>
    /// <param name="bias">Whether b is added.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Linear<T> Linear(int inFeatures, int outFeatures, bool bias = true) => new(inFeatures, outFeatures, bias);

    /// <summary>Layers one after another.</summary>
    /// <param name="layers">In the order of the forward pass.</param>
    public static Sequential<T> Sequential(params Layer<T>[] layers) => new(layers);

    /// <summary>Merges all axes but the batch: (N, …) → (N, D).</summary>
    public static Flatten<T> Flatten() => new();

    /// <summary>Drops a share of its input in training.</summary>
    /// <param name="probability">The share that is dropped, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    public static Dropout<T> Dropout(double probability = 0.5) => new(probability);

    /// <summary>A table of learnt vectors: whole numbers (…) → (…, features).</summary>
    /// <param name="entries">Number of rows.</param>
    /// <param name="features">Numbers in a row.</param>
    /// <param name="paddingIndex">The row that stands for padding, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the padding index is no row of the table.</exception>
    public static Embedding<T> Embedding(int entries, int features, int? paddingIndex = null) => new(entries, features, paddingIndex);

    /// <summary>Rosenblatt's threshold unit, which learns by its own rule: (N, features) → (N,).</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="learningRate">Size of a correction.</param>
    /// <exception cref="ArgumentOutOfRangeException">features is below 1, or the learning rate is not a finite number above 0.</exception>
    public static Perceptron<T> Perceptron(int features, double learningRate = 1) => new(features, learningRate);
}

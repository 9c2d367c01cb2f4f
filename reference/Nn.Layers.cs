using Tutorial.Reference.Layers;

namespace Tutorial.Reference;

/// <content>Layers.</content>
public static partial class Nn<T>
{
    /// <summary>Fully connected layer: y = x Wᵀ + b.</summary>
    /// <param name="inFeatures">Size of the last axis of x.</param>
    /// <param name="outFeatures">Size of the last axis of y.</param>
    /// <param name="bias">Whether b is added.</param>
    public static Linear<T> Linear(int inFeatures, int outFeatures, bool bias = true) => new(inFeatures, outFeatures, bias);
}

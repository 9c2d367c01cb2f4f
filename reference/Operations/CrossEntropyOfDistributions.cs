using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Cross-entropy between logits and whole distributions, such as soft labels or a teacher's probabilities.</summary>
    /// <remarks>
    /// Forward:  ℓ = −Σ_c w_c t′_c log p_c with p = softmax(z) and t′ = (1 − ε) t + ε/V; the mean divides by the number of rows.
    /// Backward: dz_c = dℓ · (p_c Σ_k w_k t′_k − w_c t′_c); dt_c = −dℓ · (1 − ε) w_c log p_c.
    /// Shapes:   z and t (…, V) → (), or (…) when nothing is reduced. Made of small operations, so gradients flow to t, too.
    /// Source:   PyTorch's cross_entropy with probabilities as target.
    /// </remarks>
    /// <param name="logits">z: scores before any softmax.</param>
    /// <param name="target">t: rows that sum to 1.</param>
    /// <param name="labelSmoothing">ε in [0, 1].</param>
    /// <param name="classWeights">w: V weights, or null for all 1.</param>
    /// <param name="reduction">Mean, sum or one loss for each row.</param>
    /// <exception cref="ShapeException">The shapes differ or the weights do not fit.</exception>
    /// <exception cref="ArgumentException">ε is outside [0, 1].</exception>
    public static Tensor<T> CrossEntropy<T>(
        this Tensor<T> logits, Tensor<T> target, double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        int classes = ClassificationChecks.Logits("CrossEntropy", logits.Shape, labelSmoothing);
        T[] weights = ClassificationChecks.Weights<T>("CrossEntropy", logits.Shape, classWeights);
        if (target.Shape != logits.Shape)
        {
            throw new ShapeException($"CrossEntropy: the distributions {target.Shape} must have the shape of the logits {logits.Shape}.");
        }
        Tensor<T> smoothed = labelSmoothing == 0 ? target : ((1 - labelSmoothing) * target) + (labelSmoothing / classes);
        Tensor<T> weighted = classWeights is null ? smoothed : smoothed * Tensor<T>.From(weights);
        Tensor<T> losses = -(weighted * logits.LogSoftmax()).Sum(-1);
        return reduction switch
        {
            Reduction.Mean => losses.Mean(),
            Reduction.Sum => losses.Sum(),
            _ => losses,
        };
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Losses;

/// <summary>Cross-entropy of logits: what a classifier is trained with. No Softmax stands before it; it is inside.</summary>
/// <remarks>
/// Forward:  ℓ = −log softmax(z)_y, averaged over all rows.   Backward: dz = (softmax(z) − [c = y]) / rows.
/// Shapes:   z (…, V); the target is either (…), a class index for each row, or (…, V), a distribution for each row → (), or (…) when nothing is reduced.
/// Source:   PyTorch's CrossEntropyLoss. In Keras: SparseCategoricalCrossentropy or CategoricalCrossentropy, each with from_logits=True.
/// </remarks>
public sealed class CrossEntropyLoss<T> : Loss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A loss.</summary>
    /// <param name="labelSmoothing">ε in [0, 1]: share of the target spread evenly over all classes.</param>
    /// <param name="classWeights">How much each class counts, or null for all 1.</param>
    /// <param name="ignoreIndex">Rows with this class index count nothing.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public CrossEntropyLoss(
        double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null, int ignoreIndex = -100, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => (LabelSmoothing, ClassWeights, IgnoreIndex) = (labelSmoothing, classWeights, ignoreIndex);

    /// <summary>ε.</summary>
    public double LabelSmoothing { get; }

    /// <summary>How much each class counts, or null for all 1.</summary>
    public IReadOnlyList<double>? ClassWeights { get; }

    /// <summary>Rows with this class index count nothing.</summary>
    public int IgnoreIndex { get; }

    /// <summary>The loss of class indices.</summary>
    /// <param name="logits">z, (…, V).</param>
    /// <param name="labels">The true class of each row.</param>
    /// <exception cref="ShapeException">Not one label for each row of logits.</exception>
    /// <exception cref="ArgumentException">A label is no class.</exception>
    public Tensor<T> Forward(Tensor<T> logits, int[] labels)
        => logits.CrossEntropy(labels, LabelSmoothing, ClassWeights, IgnoreIndex, Reduction);

    /// <summary>The loss of distributions (a target of the logits' shape) or of class indices (a target without the last axis).</summary>
    /// <param name="prediction">z, (…, V).</param>
    /// <param name="target">(…, V) probabilities or (…) whole numbers.</param>
    /// <exception cref="ShapeException">The target has neither shape.</exception>
    /// <exception cref="ArgumentException">A class index is no whole number or no class.</exception>
    public override Tensor<T> Forward(Tensor<T> prediction, Tensor<T> target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (target.Shape == prediction.Shape)
        {
            return prediction.CrossEntropy(target, LabelSmoothing, ClassWeights, Reduction);
        }
        if (prediction.Rank == 0 || target.Shape != new Shape(prediction.Shape.Sizes[..^1]))
        {
            throw new ShapeException(
                $"CrossEntropyLoss: target {target.Shape} fits logits {prediction.Shape} neither as class indices (the shape without its last axis) nor as distributions (the same shape).");
        }
        return new CrossEntropyOperation<T>(prediction, Labels(target.Data), LabelSmoothing, ClassWeights, IgnoreIndex, Reduction).Apply();
    }

    /// <summary>The class indices as whole numbers, inside a step from its arena: their number grows with the batch.</summary>
    private static ReadOnlyMemory<int> Labels(ReadOnlySpan<T> target)
    {
        (int[] array, int offset) = Step.Current is { } step ? Arena<int>.Rent(target.Length, step) : (new int[target.Length], 0);
        for (int i = 0; i < target.Length; i++)
        {
            array[offset + i] = WholeNumber(target[i]);
        }
        return array.AsMemory(offset, target.Length);
    }

    private static int WholeNumber(T value) => ClassificationChecks.CanBeLabel(value)
        ? int.CreateChecked(value)
        : throw new ArgumentException($"CrossEntropyLoss: class index {value} is no class; give whole numbers, or distributions of the logits' shape.");
}

using Tutorial.Reference.Losses;
using Tutorial.Reference.Operations;

namespace Tutorial.Reference;

/// <content>Losses.</content>
public static partial class Nn<T>
{
    /// <summary>Mean squared error: (y − t)².</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static MseLoss<T> MseLoss(Reduction reduction = Reduction.Mean) => new(reduction);

    /// <summary>Mean absolute error: |y − t|; PyTorch's L1Loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static MaeLoss<T> MaeLoss(Reduction reduction = Reduction.Mean) => new(reduction);

    /// <summary>Huber loss: squared for small errors, absolute for large ones.</summary>
    /// <param name="delta">Where the parabola ends.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static HuberLoss<T> HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) => new(delta, reduction);

    /// <summary>Binary cross-entropy of probabilities.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static BceLoss<T> BceLoss(Reduction reduction = Reduction.Mean) => new(reduction);

    /// <summary>Binary cross-entropy of logits.</summary>
    /// <param name="positiveWeight">How much a positive example counts.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static BceWithLogitsLoss<T> BceWithLogitsLoss(double positiveWeight = 1, Reduction reduction = Reduction.Mean) => new(positiveWeight, reduction);

    /// <summary>Cross-entropy of logits against class indices or distributions.</summary>
    /// <param name="labelSmoothing">Share of the target spread evenly over all classes.</param>
    /// <param name="classWeights">How much each class counts.</param>
    /// <param name="ignoreIndex">Rows with this class index count nothing.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static CrossEntropyLoss<T> CrossEntropyLoss(
        double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null, int ignoreIndex = -100, Reduction reduction = Reduction.Mean)
        => new(labelSmoothing, classWeights, ignoreIndex, reduction);

    /// <summary>Kullback–Leibler divergence D(p ‖ q) from ln q and p.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static KlDivergenceLoss<T> KlDivergenceLoss(Reduction reduction = Reduction.Mean) => new(reduction);

    /// <summary>Hinge loss: max(0, 1 − t y) with t = ±1.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public static HingeLoss<T> HingeLoss(Reduction reduction = Reduction.Mean) => new(reduction);
}

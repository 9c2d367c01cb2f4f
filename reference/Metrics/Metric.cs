using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Metrics;

/// <summary>Figures that tell how good a model is; unlike losses they are not differentiated.</summary>
public static class Metric
{
    /// <summary>Share of rows whose largest score stands at the true class.</summary>
    /// <remarks>
    /// Rule:     (rows with argmax score = label) / rows, from 0 to 1.
    /// Shapes:   scores (…, V), one label for each row.
    /// Source:   Sokolova and Lapalme 2009, "A systematic analysis of performance measures for classification tasks".
    /// </remarks>
    /// <param name="scores">Logits or probabilities, (…, V).</param>
    /// <param name="labels">The true class of each row.</param>
    /// <exception cref="ShapeException">Not one label for each row, or no rows.</exception>
    /// <exception cref="ArgumentException">A label is no class.</exception>
    public static double Accuracy<T>(Tensor<T> scores, int[] labels)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Share("Accuracy", scores, labels, 1);

    /// <summary>The same with the labels as a tensor, in the form a trainer wants its metrics.</summary>
    /// <param name="scores">Logits or probabilities, (…, V).</param>
    /// <param name="labels">(…): whole numbers.</param>
    /// <exception cref="ShapeException">Not one label for each row, or no rows.</exception>
    /// <exception cref="ArgumentException">A label is no whole number or no class.</exception>
    public static double Accuracy<T>(Tensor<T> scores, Tensor<T> labels)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Accuracy(scores, [.. labels.ToArray().Select(label => ClassificationChecks.CanBeLabel(label)
            ? int.CreateChecked(label)
            : throw new ArgumentException($"Accuracy: label {label} is no class; give the class of each row as a whole number."))]);
    }

    /// <summary>Share of yes-or-no answers on the right side of a threshold.</summary>
    /// <remarks>
    /// Rule:     (elements with (score > threshold) = target) / elements, from 0 to 1.
    /// Shapes:   scores and targets alike.
    /// Source:   Sokolova and Lapalme 2009, "A systematic analysis of performance measures for classification tasks"; Keras' BinaryAccuracy.
    /// </remarks>
    /// <param name="scores">Any shape: probabilities with threshold 0.5, or logits with threshold 0.</param>
    /// <param name="targets">The same shape: 1 for yes, 0 for no.</param>
    /// <param name="threshold">Scores above it mean yes.</param>
    /// <exception cref="ShapeException">The shapes differ or are empty.</exception>
    public static double BinaryAccuracy<T>(Tensor<T> scores, Tensor<T> targets, double threshold = 0.5)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(targets);
        if (scores.Shape != targets.Shape || scores.Length == 0)
        {
            throw new ShapeException($"BinaryAccuracy: scores {scores.Shape} and targets {targets.Shape} must have the same shape and at least one element.");
        }
        T limit = T.CreateChecked(threshold);
        return scores.ToArray().Zip(targets.ToArray(), (score, target) => (score > limit) == (target > T.CreateChecked(0.5))).Average(right => right ? 1.0 : 0);
    }

    /// <summary>Share of rows whose true class is among the k largest scores.</summary>
    /// <remarks>
    /// Rule:     (rows with fewer than k scores before the label's) / rows, from 0 to 1.
    /// Shapes:   scores (…, V), one label for each row.
    /// Source:   Russakovsky et al. 2015, "ImageNet large scale visual recognition challenge", arXiv:1409.0575, section 4.1: 1 − the top-5 error for k = 5.
    /// </remarks>
    /// <param name="scores">Logits or probabilities, (…, V).</param>
    /// <param name="labels">The true class of each row.</param>
    /// <param name="k">1 … V. Among equal scores the lower class counts as larger.</param>
    /// <exception cref="ShapeException">Not one label for each row, or no rows.</exception>
    /// <exception cref="ArgumentException">A label is no class, or k is out of range.</exception>
    public static double TopK<T>(Tensor<T> scores, int[] labels, int k)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Share("TopK", scores, labels, k);

    /// <summary>The class with the largest score in each row; the lower class among equals.</summary>
    /// <remarks>
    /// Rule:     argmaxᵥ scores[…, v].
    /// Shapes:   scores (…, V) → one class for each row.
    /// Source:   Harris et al. 2020, "Array programming with NumPy", doi:10.1038/s41586-020-2649-2 (its argmax).
    /// </remarks>
    /// <param name="scores">(…, V), V at least 1.</param>
    /// <exception cref="ShapeException">There is no last axis, or it is empty.</exception>
    public static int[] ArgMax<T>(Tensor<T> scores)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Rank == 0 || scores.Shape[-1] == 0)
        {
            throw new ShapeException($"ArgMax: scores {scores.Shape} need a last axis with at least one class.");
        }
        int classes = scores.Shape[-1];
        return [.. Enumerable.Range(0, scores.Length / classes).Select(row => TensorPrimitives.IndexOfMax<T>(scores.Data.Slice(row * classes, classes)))];
    }

    /// <summary>Area under the receiver operating characteristic: the chance that a positive scores above a negative, ties counting half.</summary>
    /// <remarks>
    /// Rule:     (R − P (P + 1)/2) / (P N) with R the sum of the positives' ranks, P positives and N negatives (Mann–Whitney).
    /// Shapes:   one score and one truth for each example → from 0 to 1; 0.5 is chance.
    /// Source:   Hanley and McNeil 1982, "The meaning and use of the area under a receiver operating characteristic (ROC) curve".
    /// </remarks>
    /// <param name="scores">One score for each example.</param>
    /// <param name="positive">Which examples are positive.</param>
    /// <exception cref="ArgumentException">The counts differ, or one of the two kinds is missing.</exception>
    public static double RocAuc(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(positive);
        int positives = positive.Count(yes => yes);
        int negatives = positive.Count - positives;
        if (scores.Count != positive.Count || positives == 0 || negatives == 0)
        {
            throw new ArgumentException($"RocAuc: {scores.Count} scores with {positives} positives and {negatives} negatives; give one score for each example and at least one example of both kinds.");
        }
        double rankSum = 0;
        double below = 0;
        foreach (IGrouping<double, bool> tied in Enumerable.Range(0, scores.Count).GroupBy(i => scores[i], i => positive[i]).OrderBy(group => group.Key))
        {
            // Equal scores share the mean of the ranks they take up.
            rankSum += tied.Count(yes => yes) * (below + ((tied.Count() + 1) / 2.0));
            below += tied.Count();
        }
        return (rankSum - (positives * (positives + 1.0) / 2)) / ((double)positives * negatives);
    }

    /// <summary>e^loss: among how many equally likely tokens the model hesitates, on average.</summary>
    /// <remarks>
    /// Rule:     e^L with L in nats a token: 1 when certain, V when guessing evenly among V tokens.
    /// Shapes:   one number → one number.
    /// Source:   Jelinek, Mercer, Bahl and Baker 1977, "Perplexity – a measure of the difficulty of speech recognition tasks".
    /// </remarks>
    /// <param name="meanCrossEntropy">Mean cross-entropy a token, in nats.</param>
    public static double Perplexity(double meanCrossEntropy) => Math.Exp(meanCrossEntropy);

    /// <summary>Share of rows with fewer than k classes before the label.</summary>
    private static double Share<T>(string metric, Tensor<T> scores, int[] labels, int k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(labels);
        int classes = scores.Rank == 0 ? 0 : scores.Shape[-1];
        if (classes == 0 || scores.Length == 0 || labels.Length != scores.Length / classes)
        {
            throw new ShapeException($"{metric}: {labels.Length} labels do not fit scores {scores.Shape}; give one label for each row of scores, and at least one row.");
        }
        if (k < 1 || k > classes)
        {
            throw new ArgumentException($"{metric}: k = {k} must lie between 1 and the {classes} classes of scores {scores.Shape}.");
        }
        return Enumerable.Range(0, labels.Length).Average(row => Rank<T>(metric, scores.Data.Slice(row * classes, classes), labels[row]) < k ? 1.0 : 0);
    }

    /// <summary>How many classes stand before the label.</summary>
    private static int Rank<T>(string metric, ReadOnlySpan<T> row, int label)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (label < 0 || label >= row.Length)
        {
            throw new ArgumentException($"{metric}: label {label} is none of the {row.Length} classes; labels run from 0 to {row.Length - 1}.");
        }
        int before = 0;
        for (int c = 0; c < row.Length; c++)
        {
            // A row of NaN has no largest score, so it must not count as right.
            before += row[c] > row[label] || (row[c] == row[label] && c < label) || T.IsNaN(row[c]) ? 1 : 0;
        }
        return before;
    }
}

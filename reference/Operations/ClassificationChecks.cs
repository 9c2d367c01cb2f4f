using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>The input checks that cross-entropies share; each error is one sentence.</summary>
internal static class ClassificationChecks
{
    /// <summary>Checks rank and smoothing; returns the number of classes V.</summary>
    public static int Logits(string operation, Shape logits, double labelSmoothing)
    {
        if (logits.Rank == 0 || logits[-1] == 0)
        {
            throw new ShapeException($"{operation}: the logits {logits} need a last axis with one score for each class.");
        }
        return labelSmoothing is >= 0 and <= 1
            ? logits[-1]
            : throw new ArgumentException(FormattableString.Invariant($"{operation}: labelSmoothing = {labelSmoothing} must lie between 0 and 1."));
    }

    /// <summary>The class weights as an array of V numbers, all 1 when none are given.</summary>
    public static T[] Weights<T>(string operation, Shape logits, IReadOnlyList<double>? classWeights)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (classWeights is null)
        {
            T[] ones = new T[logits[-1]];
            Array.Fill(ones, T.One);
            return ones;
        }
        return classWeights.Count == logits[-1]
            ? [.. classWeights.Select(T.CreateChecked)]
            : throw new ShapeException($"{operation}: {classWeights.Count} class weights for logits {logits}; give {logits[-1]}, one for each class.");
    }

    /// <summary>Whether a number that stands in a tensor can be a label: whole, and no larger than what labels are counted with.</summary>
    public static bool CanBeLabel<T>(T value)
        where T : unmanaged, IFloatingPointIeee754<T>
        => T.IsInteger(value) && T.Abs(value) < T.CreateChecked(1L << 31);

    /// <summary>Checks that there is one label for each row and that each is a class or ignored.</summary>
    public static void Labels(string operation, Shape logits, ReadOnlySpan<int> labels, int ignoreIndex)
    {
        int rows = logits.Length / logits[-1];
        if (labels.Length != rows)
        {
            throw new ShapeException($"{operation}: {labels.Length} labels for logits {logits}; give {rows}, one for each row of {logits[-1]} scores.");
        }
        for (int row = 0; row < rows; row++)
        {
            if (labels[row] != ignoreIndex && (labels[row] < 0 || labels[row] >= logits[-1]))
            {
                throw new ArgumentException(
                    $"{operation}: label {labels[row]} at place {row} is none of the {logits[-1]} classes of logits {logits}; labels run from 0 to {logits[-1] - 1}, or are ignoreIndex = {ignoreIndex}.");
            }
        }
    }
}

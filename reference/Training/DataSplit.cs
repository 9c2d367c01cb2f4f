using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>Examples and their targets.</summary>
/// <param name="X">Inputs, (N, …).</param>
/// <param name="Y">Targets, (N, …).</param>
public sealed record Examples<T>(Tensor<T> X, Tensor<T> Y)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Number of examples.</summary>
    public int Count => X.Shape[0];

    /// <summary>A new set of the chosen examples, in the given order; an example may be chosen twice.</summary>
    /// <param name="rows">Numbers of examples, 0 … Count − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public Examples<T> Choose(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new Examples<T>(Rows(X, rows), Rows(Y, rows));
    }

    private static Tensor<T> Rows(Tensor<T> from, IReadOnlyList<int> rows)
    {
        Tensor<T> chosen = Tensor<T>.Zeros([rows.Count, .. from.Shape.Sizes[1..]]);
        int width = from.Shape[0] == 0 ? 0 : from.Length / from.Shape[0];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] < 0 || rows[i] >= from.Shape[0])
            {
                throw new ArgumentOutOfRangeException(nameof(rows), $"Choose: example {rows[i]} does not exist; there are {from.Shape[0]}, counted from 0.");
            }
            from.Data.Slice(rows[i] * width, width).CopyTo(chosen.Data.Slice(i * width, width));
        }
        return chosen;
    }
}

/// <summary>Dividing examples into parts that learn, choose and judge.</summary>
/// <remarks>
/// Source:   Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, sections 7.2 (three parts) and 7.10 (K-fold); Stone 1974, "Cross-validatory choice and assessment of
///           statistical predictions"; He and Garcia 2009, "Learning from imbalanced data", section 3.1 (drawing examples again).
/// </remarks>
public static class DataSplit
{
    /// <summary>Shuffles and cuts into training, validation and test: 60/20/20 by default.</summary>
    /// <param name="data">All examples.</param>
    /// <param name="random">Stream for the order.</param>
    /// <param name="train">Share that learns.</param>
    /// <param name="validation">Share that choices are made on; the rest tests.</param>
    /// <exception cref="ArgumentException">A share is negative, or they exceed 1 together.</exception>
    public static (Examples<T> Train, Examples<T> Validation, Examples<T> Test) Split<T>(
        Examples<T> data, RandomSource random, double train = 0.6, double validation = 0.2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        if (!(train >= 0 && validation >= 0 && train + validation <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"Split: shares {train} and {validation} must be at least 0 and at most 1 together; the rest is the test part."));
        }
        int[] order = random.Permutation(data.Count);
        int first = (int)Math.Round(train * data.Count);
        int second = first + Math.Min(data.Count - first, (int)Math.Round(validation * data.Count));
        return (data.Choose(order[..first]), data.Choose(order[first..second]), data.Choose(order[second..]));
    }

    /// <summary>K parts; each in turn judges what the others taught (Stone 1974, cross-validation).</summary>
    /// <param name="data">All examples.</param>
    /// <param name="folds">K, from 2 to the number of examples.</param>
    /// <param name="random">Stream for the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">K is too small or too large.</exception>
    public static IReadOnlyList<(Examples<T> Train, Examples<T> Held)> KFold<T>(Examples<T> data, int folds, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        if (folds < 2 || folds > data.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(folds), $"KFold: {folds} folds of {data.Count} examples; choose from 2 to {data.Count}.");
        }
        int[] order = random.Permutation(data.Count);
        return [.. Enumerable.Range(0, folds).Select(fold =>
        {
            int from = data.Count * fold / folds, to = data.Count * (fold + 1) / folds;
            return (data.Choose([.. order[..from], .. order[to..]]), data.Choose(order[from..to]));
        })];
    }

    /// <summary>Gives every class the size of the largest by drawing its examples again.</summary>
    /// <param name="data">Examples whose targets are class numbers, (N,).</param>
    /// <param name="random">Stream for the repeated draws.</param>
    /// <exception cref="ShapeException">The targets are not one number an example.</exception>
    public static Examples<T> Balance<T>(Examples<T> data, RandomSource random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        if (data.Y.Rank != 1)
        {
            throw new ShapeException($"Balance: targets {data.Y.Shape} must be class numbers of shape (N,).");
        }
        int[][] classes = [.. Enumerable.Range(0, data.Count).GroupBy(row => data.Y.Data[row]).OrderBy(group => group.Key).Select(group => group.ToArray())];
        int largest = classes.Max(rows => rows.Length);
        int[] chosen = [.. classes.SelectMany(rows => rows.Concat(Enumerable.Range(0, largest - rows.Length).Select(_ => rows[random.Integer(0, rows.Length)])))];
        random.Shuffle<int>(chosen);
        return data.Choose(chosen);
    }
}

using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Datasets;

/// <summary>Examples with their targets, and what a reader needs to know about them.</summary>
/// <param name="Name">A short name, such as "moons".</param>
/// <param name="Inputs">One example a row: (N, D) for points and tables, (N, C, H, W) for images, (N, T) or (N, T, D) for sequences.</param>
/// <param name="Targets">(N,) class numbers for classification; (N, D) numbers for regression.</param>
/// <param name="Description">One paragraph: what it is, what makes it hard, where it comes from.</param>
public sealed record Dataset(string Name, Tensor<float> Inputs, Tensor<float> Targets, string Description)
{
    /// <summary>The name of each class, by number; empty for regression.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The name of each input column; empty for images and sequences.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    /// <summary>The number of examples, N.</summary>
    public int Count => Inputs.Shape[0];

    /// <summary>Inputs and targets as the trainer takes them.</summary>
    public Examples<float> Examples => new(Inputs, Targets);

    /// <summary>The targets as class numbers.</summary>
    /// <exception cref="InvalidOperationException">The set has no classes.</exception>
    public int[] Labels => ClassNames.Count > 0
        ? Array.ConvertAll(Targets.ToArray(), target => (int)target)
        : throw new InvalidOperationException($"{Name}: has numbers for targets, no classes; read Targets instead of Labels.");

    /// <summary>A new set of the chosen examples, in the given order.</summary>
    /// <param name="rows">Numbers of examples, 0 … N − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public Dataset Choose(IReadOnlyList<int> rows)
    {
        Examples<float> chosen = Examples.Choose(rows);
        return this with { Inputs = chosen.X, Targets = chosen.Y };
    }

    /// <summary>The first examples, at most <paramref name="count"/>.</summary>
    public Dataset Take(int count) => Choose([.. Enumerable.Range(0, Math.Clamp(count, 0, Count))]);

    /// <summary>Shuffles and cuts into a part to learn from and a part to be judged on.</summary>
    /// <param name="testShare">The share of examples that judge, between 0 and 1.</param>
    /// <param name="seed">Decides the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public (Dataset Train, Dataset Test) Split(double testShare = 0.2, long seed = 0)
    {
        if (testShare is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testShare), FormattableString.Invariant($"Split: the share for testing is {testShare}; choose one between 0 and 1, such as 0.2."));
        }

        int[] order = new RandomSource(seed).Permutation(Count);
        int train = Count - (int)Math.Round(Count * testShare);
        return (Choose(order[..train]), Choose(order[train..]));
    }
}

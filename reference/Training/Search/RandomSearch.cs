using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training.Search;

/// <summary>Tries settings drawn at random.</summary>
/// <remarks>
/// Better than a grid at equal budget when few of the hyperparameters matter: each trial tries a new value of every one of them.
/// Source: Bergstra and Bengio 2012, "Random search for hyper-parameter optimization", JMLR 13.
/// </remarks>
public static class RandomSearch
{
    /// <summary>Runs the draws.</summary>
    /// <param name="space">The hyperparameters.</param>
    /// <param name="trials">How many settings are tried.</param>
    /// <param name="objective">Score of a setting, lower is better.</param>
    /// <param name="random">Stream of the draws.</param>
    /// <exception cref="ArgumentException">The space is empty, or two hyperparameters have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">trials is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    public static SearchResult Run(
        IReadOnlyList<Hyperparameter> space, int trials, Func<IReadOnlyDictionary<string, double>, double> objective, RandomSource random)
    {
        SearchSpace.Check(space, "RandomSearch");
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(random);
        Require.Positive("RandomSearch", trials);
        return new SearchResult([.. Enumerable.Range(0, trials).Select(_ => SearchSpace.Try(space, SearchSpace.Draw(space.Count, random), objective))]);
    }
}

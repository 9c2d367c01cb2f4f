using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training.Search;

/// <summary>Tries every combination on a regular grid. Simple, complete, and hopeless beyond three hyperparameters.</summary>
/// <remarks>
/// Rule:     every combination of the values (i + ½)/p, i = 0 … p − 1, of each hyperparameter's unit interval: p^d trials of d hyperparameters.
/// Source:   Bergstra and Bengio 2012, "Random search for hyper-parameter optimization", JMLR 13, section 1, where it is what random search is measured against.
/// </remarks>
public static class GridSearch
{
    /// <summary>Runs the grid, last hyperparameter fastest.</summary>
    /// <param name="space">The hyperparameters.</param>
    /// <param name="pointsPerAxis">Values tried of each, at the middles of equal parts; a choice of as many values is covered exactly.</param>
    /// <param name="objective">Score of a setting, lower is better.</param>
    /// <exception cref="ArgumentException">The space is empty, or two hyperparameters have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">pointsPerAxis is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    public static SearchResult Run(IReadOnlyList<Hyperparameter> space, int pointsPerAxis, Func<IReadOnlyDictionary<string, double>, double> objective)
    {
        SearchSpace.Check(space, "GridSearch");
        ArgumentNullException.ThrowIfNull(objective);
        Require.Positive("GridSearch", pointsPerAxis);
        List<Trial> trials = [];
        int[] counter = new int[space.Count];
        int axis;
        do
        {
            trials.Add(SearchSpace.Try(space, [.. counter.Select(place => (place + 0.5) / pointsPerAxis)], objective));
            for (axis = space.Count - 1; axis >= 0 && ++counter[axis] == pointsPerAxis; axis--)
            {
                counter[axis] = 0;
            }
        }
        while (axis >= 0);
        return new SearchResult(trials);
    }
}

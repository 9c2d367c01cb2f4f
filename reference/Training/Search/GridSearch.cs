using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training.Search;

/// <summary>Tries every combination on a regular grid. Simple, complete, and hopeless beyond three hyperparameters.</summary>
public static class GridSearch
{
    /// <summary>Runs the grid, last hyperparameter fastest.</summary>
    /// <param name="space">The hyperparameters.</param>
    /// <param name="pointsPerAxis">Values tried of each, at the middles of equal parts; a choice of as many values is covered exactly.</param>
    /// <param name="objective">Score of a setting, lower is better.</param>
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

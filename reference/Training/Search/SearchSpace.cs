using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training.Search;

/// <summary>One hyperparameter and the values it may take, mapped from the unit interval so that every search can treat all alike.</summary>
/// <param name="Name">Its name, such as "learningRate".</param>
/// <param name="At">The value at a place u in [0, 1].</param>
public sealed record Hyperparameter(string Name, Func<double, double> At)
{
    /// <summary>Evenly spread between two bounds: for widths, rates of dropout.</summary>
    /// <param name="name">Its name, such as "dropout".</param>
    /// <param name="low">Value at u = 0.</param>
    /// <param name="high">Value at u = 1, not below low.</param>
    /// <exception cref="ArgumentOutOfRangeException">low exceeds high.</exception>
    public static Hyperparameter Linear(string name, double low, double high)
    {
        Require.Ordered("Hyperparameter.Linear", low, high);
        return new Hyperparameter(name, u => low + (u * (high - low)));
    }

    /// <summary>Evenly spread in the logarithm: for learning rates and penalties, which matter by factors.</summary>
    /// <param name="name">Its name, such as "learningRate".</param>
    /// <param name="low">Value at u = 0, above 0.</param>
    /// <param name="high">Value at u = 1, not below low.</param>
    /// <exception cref="ArgumentOutOfRangeException">low is not positive, or exceeds high.</exception>
    public static Hyperparameter Logarithmic(string name, double low, double high)
    {
        Require.Positive("Hyperparameter.Logarithmic", low);
        Require.Ordered("Hyperparameter.Logarithmic", low, high);
        return new Hyperparameter(name, u => low * Math.Pow(high / low, u));
    }

    /// <summary>One of a few values in order: for depth, batch size.</summary>
    /// <param name="name">Its name, such as "layers".</param>
    /// <param name="values">At least one value, each with an equal part of the unit interval.</param>
    /// <exception cref="ArgumentException">There is no choice.</exception>
    public static Hyperparameter Choice(string name, params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length > 0
            ? new Hyperparameter(name, u => values[Math.Min(values.Length - 1, (int)(u * values.Length))])
            : throw new ArgumentException($"Choice: hyperparameter '{name}' has no values; give at least one.", nameof(values));
    }
}

/// <summary>One tried setting and what it gave.</summary>
/// <param name="Settings">Value of each hyperparameter by name.</param>
/// <param name="Score">The objective, lower is better.</param>
public sealed record Trial(IReadOnlyDictionary<string, double> Settings, double Score);

/// <summary>All trials of a search, in order.</summary>
/// <param name="Trials">The trials.</param>
public sealed record SearchResult(IReadOnlyList<Trial> Trials)
{
    /// <summary>The trial with the lowest score; NaN scores never win unless all are NaN.</summary>
    public Trial Best => Trials.MinBy(trial => double.IsNaN(trial.Score) ? double.PositiveInfinity : trial.Score)!;

    /// <summary>Lowest score after 1, 2, 3, … trials: the curve by which searches are compared at equal budget.</summary>
    public IReadOnlyList<double> BestSoFar
    {
        get
        {
            double best = double.PositiveInfinity;
            return [.. Trials.Select(trial => best = Math.Min(best, double.IsNaN(trial.Score) ? best : trial.Score))];
        }
    }
}

/// <summary>What the searches share.</summary>
internal static class SearchSpace
{
    /// <summary>Tries the setting at a point of the unit cube.</summary>
    public static Trial Try(IReadOnlyList<Hyperparameter> space, double[] point, Func<IReadOnlyDictionary<string, double>, double> objective)
    {
        StopSignal.ThrowIfRequested();
        Dictionary<string, double> settings = [];
        for (int i = 0; i < space.Count; i++)
        {
            settings[space[i].Name] = space[i].At(point[i]);
        }
        return new Trial(settings, objective(settings));
    }

    /// <summary>A uniform point of the unit cube.</summary>
    public static double[] Draw(int dimensions, RandomSource random) => [.. Enumerable.Range(0, dimensions).Select(_ => random.NextDouble())];

    /// <summary>Complains about an empty space.</summary>
    /// <exception cref="ArgumentException">No hyperparameter, or two of one name.</exception>
    public static void Check(IReadOnlyList<Hyperparameter> space, string search)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (space.Count == 0 || space.DistinctBy(parameter => parameter.Name).Count() != space.Count)
        {
            throw new ArgumentException($"{search}: the space needs at least one hyperparameter, each with its own name.", nameof(space));
        }
    }
}

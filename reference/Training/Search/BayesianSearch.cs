using MathNet.Numerics.Distributions;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training.Search;

/// <summary>Tries next what a Gaussian process, fitted to the trials so far, expects the largest improvement from.</summary>
/// <remarks>
/// Expected improvement below the best score b:  EI(x) = (b − μ) Φ(z) + σ φ(z) with z = (b − μ)/σ.
/// Source: Mockus 1975; Snoek, Larochelle and Adams 2012, "Practical Bayesian optimization", arXiv:1206.2944, eq. 2.
/// </remarks>
public static class BayesianSearch
{
    private const int Candidates = 512;

    /// <summary>Runs the search.</summary>
    /// <param name="space">The hyperparameters.</param>
    /// <param name="trials">How many settings are tried in all.</param>
    /// <param name="objective">Score of a setting, lower is better; NaN (a training that burst) counts as the worst so far.</param>
    /// <param name="random">Stream of the draws.</param>
    /// <param name="randomFirst">Trials drawn at random before the process has something to go by.</param>
    /// <exception cref="ArgumentException">The space is empty, or two hyperparameters have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">trials or randomFirst is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    public static SearchResult Run(
        IReadOnlyList<Hyperparameter> space, int trials, Func<IReadOnlyDictionary<string, double>, double> objective, RandomSource random, int randomFirst = 4)
    {
        SearchSpace.Check(space, "BayesianSearch");
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(random);
        Require.Positive("BayesianSearch", trials);
        Require.Positive("BayesianSearch", randomFirst);
        List<double[]> points = [];
        List<Trial> done = [];
        while (done.Count < trials)
        {
            double[] point = done.Count < randomFirst || !done.Exists(trial => double.IsFinite(trial.Score))
                ? SearchSpace.Draw(space.Count, random)
                : MostPromising(points, done, space.Count, random);
            points.Add(point);
            done.Add(SearchSpace.Try(space, point, objective));
        }
        return new SearchResult(done);
    }

    private static double[] MostPromising(List<double[]> points, List<Trial> done, int dimensions, RandomSource random)
    {
        double worst = done.Where(trial => double.IsFinite(trial.Score)).Max(trial => trial.Score);
        double[] scores = [.. done.Select(trial => double.IsFinite(trial.Score) ? trial.Score : worst)];
        GaussianProcess process = new([.. points], scores);
        double best = scores.Min();
        return Enumerable.Range(0, Candidates).Select(_ => SearchSpace.Draw(dimensions, random)).MaxBy(candidate => Improvement(process, candidate, best))!;
    }

    private static double Improvement(GaussianProcess process, double[] x, double best)
    {
        (double mean, double deviation) = process.Predict(x);
        if (deviation < 1e-12)
        {
            return Math.Max(0, best - mean);
        }
        double z = (best - mean) / deviation;
        return ((best - mean) * Normal.CDF(0, 1, z)) + (deviation * Normal.PDF(0, 1, z));
    }
}

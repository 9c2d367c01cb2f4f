using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training.Search;

namespace Tutorial.Reference.Tests.Training;

public class SearchTests
{
    private static readonly Hyperparameter[] s_space = [Hyperparameter.Logarithmic("rate", 1e-4, 1), Hyperparameter.Linear("dropout", 0, 0.9)];

    [Fact]
    public void GridSearch_TwoAxes_TriesEveryPairOnce()
    {
        SearchResult result = GridSearch.Run([Hyperparameter.Choice("depth", 1, 2, 3), Hyperparameter.Choice("width", 16, 32, 64)], 3, settings => settings["depth"] + settings["width"]);
        Assert.Equal(9, result.Trials.Select(trial => (trial.Settings["depth"], trial.Settings["width"])).Distinct().Count());
        Assert.Equal(17, result.Best.Score);
    }

    [Fact]
    public void RandomSearch_SameSeed_TriesTheSame()
        => Assert.Equal(
            RandomSearch.Run(s_space, 5, Bowl, new RandomSource(1)).Trials.Select(trial => trial.Score),
            RandomSearch.Run(s_space, 5, Bowl, new RandomSource(1)).Trials.Select(trial => trial.Score));

    [Fact]
    public void BayesianSearch_SmoothBowl_EndsNearerThanRandomOnMostSeeds()
    {
        int wins = Enumerable.Range(0, 11).Count(seed =>
            BayesianSearch.Run(s_space, 20, Bowl, new RandomSource(seed)).Best.Score < RandomSearch.Run(s_space, 20, Bowl, new RandomSource(seed)).Best.Score);
        Assert.True(wins >= 8, $"better on {wins} of 11 seeds");
    }

    [Fact]
    public void BayesianSearch_ObjectiveThatBursts_GoesOnAndIgnoresNaN()
    {
        SearchResult result = BayesianSearch.Run(s_space, 12, settings => settings["rate"] > 0.1 ? double.NaN : Bowl(settings), new RandomSource(1));
        Assert.Equal(12, result.Trials.Count);
        Assert.False(double.IsNaN(result.Best.Score));
        Assert.Equal(result.Best.Score, result.BestSoFar[^1]);
    }

    [Fact]
    public void Run_EmptySpace_SaysSo()
        => Assert.Equal(
            "RandomSearch: the space needs at least one hyperparameter, each with its own name. (Parameter 'space')",
            Assert.Throws<ArgumentException>(() => RandomSearch.Run([], 1, _ => 0, new RandomSource(1))).Message);

    private static double Bowl(IReadOnlyDictionary<string, double> settings)
        => Math.Pow(Math.Log10(settings["rate"]) + 2.3, 2) + (4 * Math.Pow(settings["dropout"] - 0.3, 2));
}

using Tutorial.Reference.Models;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Models;

public class SamplingTests
{
    // Probabilities 0.5, 0.3, 0.15, 0.05.
    private static readonly double[] s_scores = [Math.Log(0.3), Math.Log(0.5), Math.Log(0.05), Math.Log(0.15)];

    [Fact]
    public void Probabilities_NothingCut_AreSoftmax() => Same([0.3, 0.5, 0.05, 0.15], new SamplingOptions());

    [Fact]
    public void Probabilities_HalfTheTemperature_AreSquaredBeforeTheyAreScaled()
        => Same([0.09 / 0.365, 0.25 / 0.365, 0.0025 / 0.365, 0.0225 / 0.365], new SamplingOptions(0.5));

    [Fact]
    public void Probabilities_TemperatureZero_AreAllOfTheBest() => Same([0, 1, 0, 0], new SamplingOptions(0));

    [Fact]
    public void Probabilities_TopTwo_KeepTheirProportion() => Same([0.375, 0.625, 0, 0], new SamplingOptions(TopK: 2));

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.6, 2)]
    [InlineData(0.79, 2)]
    [InlineData(0.81, 3)]
    [InlineData(0.96, 4)]
    public void Probabilities_Nucleus_KeepsTheOneThatReachesTheShare(double share, int kept)
        => Assert.Equal(kept, Sampling.Probabilities<double>(s_scores, new SamplingOptions(TopP: share)).Count(p => p > 0));

    [Fact]
    public void Probabilities_NucleusOfTheTopThree_TakesItsShareOfThese()
        => Same([0.375, 0.625, 0, 0], new SamplingOptions(TopK: 3, TopP: 0.8));

    [Fact]
    public void Probabilities_HugeScores_DoNotOverflow()
        => Twins.Same([1, 0], Sampling.Probabilities<double>([1000, -1000], new SamplingOptions()), 1e-14);

    [Fact]
    public void Choose_TopTwo_DrawsNothingElseAndInProportion()
    {
        RandomSource random = new(1);
        int[] drawn = [.. Enumerable.Range(0, 10_000).Select(_ => Sampling.Choose<double>(s_scores, new SamplingOptions(TopK: 2), random))];
        Assert.All(drawn, token => Assert.InRange(token, 0, 1));
        Assert.Equal(0.625, drawn.Count(token => token == 1) / 10_000.0, 0.026);
    }

    [Theory]
    [InlineData(-1, 1, 1, "Sampling: temperature = -1 must be a finite number, 0 or more.")]
    [InlineData(1, 0, 1, "Sampling: topK = 0 must be 1 or more.")]
    [InlineData(1, 1, 0, "Sampling: topP = 0 must be a finite number above 0.")]
    public void Probabilities_OptionOutsideItsRange_SaysItsSentence(double temperature, int topK, double topP, string sentence)
        => Assert.Equal(
            sentence,
            Assert.Throws<ArgumentOutOfRangeException>(() => Sampling.Probabilities<double>(s_scores, new SamplingOptions(temperature, topK, topP))).Message);

    private static void Same(double[] expected, SamplingOptions options)
        => Twins.Same(expected, Sampling.Probabilities<double>(s_scores, options), 1e-12);
}

using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class DropoutTests
{
    [Fact]
    [Proves(typeof(DropoutOperation<>))]
    public void Backward_FrozenMask_EqualsDifferenceQuotient() => Property.Gradient<DropoutOperation<double>>(draw =>
    {
        (int seed, double probability) = (draw.Random.Integer(0, 1000), draw.Pick(0, 0.2, 0.5, 1));
        return new GradientCase(x => x[0].Dropout(probability, new RandomSource(seed)), draw.Normal(draw.Shape()));
    });

    [Fact]
    public void Dropout_ManyElements_KeepsTheMeanAndDropsTheShare()
    {
        double[] y = Tensor<double>.Ones(100_000).Dropout(0.2, new RandomSource(1)).ToArray();
        Assert.All(y, value => Assert.Contains(value, new[] { 0, 1.25 }));
        // Six standard errors of a share of 0.2 in 100,000 draws.
        Assert.Equal(0.2, y.Count(value => value == 0) / 100_000.0, 0.0076);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.37)]
    [InlineData(1)]
    public void Dropout_Mask_IsDrawnNumberByNumber(double probability)
    {
        (RandomSource random, RandomSource same) = (new(5), new(5));
        double[] y = Tensor<double>.Ones(1000).Dropout(probability, random).ToArray();
        Assert.Equal(Enumerable.Range(0, 1000).Select(_ => same.NextDouble() < probability ? 0 : 1 / (1 - probability)), y);
        Assert.Equal(same.State, random.State);
    }

    [Fact]
    public void Dropout_ProbabilityZeroAndOne_KeepsAllAndNothing()
    {
        Tensor<double> x = Tensor<double>.Ones((2, 3));
        Assert.Equal(x.ToArray(), x.Dropout(0, new RandomSource(1)).ToArray());
        Assert.Equal(new double[6], x.Dropout(1, new RandomSource(1)).ToArray());
    }

    [Fact]
    public void Dropout_EmptyBatch_GivesEmptyBatch()
        => Assert.Equal((0, 3), Tensor<double>.Ones((0, 3)).Dropout(0.5, new RandomSource(1)).Shape);

    [Theory]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1.5, "1.5")]
    [InlineData(double.NaN, "NaN")]
    public void Dropout_NoProbability_SaysTheRange(double probability, string shown)
        => Assert.Equal(
            $"Dropout: the probability of dropping is {shown}; it must be between 0 (keep all) and 1 (drop all).",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor<double>.Ones(2).Dropout(probability, new RandomSource(1))).Message);
}

using Tutorial.Reference.Optimizers;

namespace Tutorial.Reference.Tests.Optimizers;

/// <summary>Shapes of the schedules; their numbers are compared with PyTorch's elsewhere.</summary>
public class LearningRatesTests
{
    [Fact]
    public void Step_EveryThree_FallsInStairs()
        => Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25], Take(LearningRates.Step(1, 3, 0.5), 7));

    [Fact]
    public void Cosine_AfterItsLength_StaysAtTheFloor()
        => Assert.Equal([1, 0.6, 0.2, 0.2], Take(LearningRates.Cosine(1, 2, 0.2), 4).Select(rate => Math.Round(rate, 12)));

    [Fact]
    public void WarmUp_ThenConstant_RisesStraight()
        => Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1], Take(LearningRates.WarmUp(4, LearningRates.Constant(1)), 6));

    [Fact]
    public void OneCycle_RiseShorterThanOneUpdate_StartsAtTheTop()
        => Assert.Equal(1, LearningRates.OneCycle(1, 10, riseShare: 0.1)(0));

    [Fact]
    public void OneCycle_Whole_RisesToTheTopAndFallsBelowTheStart()
    {
        double[] rates = Take(LearningRates.OneCycle(1, 10), 10);
        Assert.Equal(1.0 / 25, rates[0], 12);
        Assert.Equal(1, rates[2], 12);
        Assert.Equal(1.0 / 25 / 1e4, rates[9], 12);
        Assert.Equal(rates.Max(), rates[2]);
    }

    [Fact]
    public void Cosine_LengthOfZero_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => LearningRates.Cosine(1, 0));

    private static double[] Take(Func<int, double> schedule, int count) => [.. Enumerable.Range(0, count).Select(schedule)];
}

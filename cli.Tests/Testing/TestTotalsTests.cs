using Tutorial.Cli.Testing;

namespace Tutorial.Cli.Tests.Testing;

public sealed class TestTotalsTests
{
    [Theory]
    [InlineData(3, 0, 0, false, 0)]
    [InlineData(3, 1, 0, false, 1)]
    [InlineData(0, 0, 0, false, 1)]
    [InlineData(0, 0, 2, false, 1)]
    [InlineData(3, 0, 1, false, 0)]
    [InlineData(3, 0, 1, true, 1)]
    public void ExitCode_FailedOrNothingRanOrSkippedInCi_IsOne(int passed, int failed, int skipped, bool ci, int expected)
    {
        Assert.Equal(expected, new TestTotals(passed, failed, skipped).ExitCode(ci));
    }

    [Fact]
    public void ToString_Totals_IsTheLastLineOfARun()
    {
        Assert.Equal("4 passed, 1 failed, 2 skipped", (new TestTotals(3, 0, 2) + TestTotals.Of(true) + TestTotals.Of(false)).ToString());
    }
}

using Tutorial.Reference.Models;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Models;

public class BeamSearchTests
{
    private const int Start = 0, End = 1, Tokens = 4, MaxLength = 4;

    // After the start, 2 is likelier than 3; but behind 2 nothing is likely, and behind 3 the end is certain.
    private static readonly double[][] s_trap =
    [
        [0, 0, 0.6, 0.4],
        [0, 0, 0, 0],
        [0, 0.4, 0.3, 0.3],
        [0, 1, 0, 0],
    ];

    [Fact]
    public void Best_WidthOne_WalksIntoTheTrap()
    {
        BeamResult<int> found = Assert.Single(Search(s_trap, width: 1));

        Assert.Equal([2], found.Tokens);
        Assert.Equal(Math.Log(0.6 * 0.4), found.LogProbability, 1e-12);
        Assert.Equal(2, found.State);
    }

    [Fact]
    public void Best_WidthTwo_FindsTheMoreProbableSequence()
    {
        IReadOnlyList<BeamResult<int>> found = Search(s_trap, width: 2);

        Assert.Equal([3], found[0].Tokens);
        Assert.Equal(Math.Log(0.4), found[0].LogProbability, 1e-12);
        Assert.Equal([2], found[1].Tokens);
    }

    [Fact]
    public void Best_WidthThatKeepsEverything_EqualsExhaustiveSearch() => Property.ForAll(
        draw =>
        {
            double[][] table = [.. Enumerable.Range(0, Tokens).Select(_ => Enumerable.Range(0, Tokens).Select(_ => draw.Random.NextDouble()).ToArray())];
            Assert.Equal(Sequences(table, Start, 0, MaxLength).Max(), Search(table, width: 1000)[0].LogProbability, 1e-12);
        });

    [Fact]
    public void Best_FirstResult_IsNeverLessProbableThanGreedyOnes() => Property.ForAll(
        draw =>
        {
            double[][] table = [.. Enumerable.Range(0, Tokens).Select(_ => Enumerable.Range(0, Tokens).Select(_ => draw.Random.NextDouble()).ToArray())];
            IReadOnlyList<BeamResult<int>> all = Search(table, width: 1000);
            Assert.Equal(all.Select(found => found.LogProbability).OrderDescending(), all.Select(found => found.LogProbability));
            Assert.True(Search(table, width: 1)[0].LogProbability <= all[0].LogProbability);
        });

    [Fact]
    public void Best_NoWidth_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Search(s_trap, width: 0));

    /// <summary>The state is the token before, which the table needs and nothing else.</summary>
    private static IReadOnlyList<BeamResult<int>> Search(double[][] table, int width)
        => BeamSearch.Best(Start, Start, End, width, MaxLength, (_, token) => (Array.ConvertAll(table[token], Math.Log), token));

    /// <summary>The log-probability of every sequence that ends, or that is as long as may be.</summary>
    private static IEnumerable<double> Sequences(double[][] table, int token, double sum, int left)
        => left == 0 || (token == End && left < MaxLength)
            ? [sum]
            : Enumerable.Range(0, Tokens).SelectMany(next => Sequences(table, next, sum + Math.Log(table[token][next]), left - 1));
}

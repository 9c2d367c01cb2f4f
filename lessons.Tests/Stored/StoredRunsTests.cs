using Tutorial.Lessons.Stored;

namespace Tutorial.Lessons.Tests.Stored;

public class StoredRunsTests
{
    public static TheoryData<string> Names => [.. Recipe.All.Select(recipe => recipe.Name)];

    /// <summary>Read throws when code or data changed after the figures were made.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Read_EveryRecipe_BelongsToItsCodeAndData(string name)
    {
        StoredRuns stored = StoredRuns.Read(name);

        Assert.NotEmpty(stored.Runs);
        Assert.All(stored.Runs, run => Assert.Equal(run.Error, run.Curve[^1].Error));
    }

    [Fact]
    public void Read_UnknownName_SaysWhichThereAre()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => StoredRuns.Read("nothing"));

        Assert.Equal($"StoredRuns: there is no recipe 'nothing'; there are {string.Join(", ", Recipe.All.Select(r => r.Name))}.", error.Message);
    }

    /// <summary>The claims of lessons 08 and 09: solved is an error below 0.01, and always answering 1 leaves 1/6.</summary>
    [Theory]
    [InlineData("tanh", "length 10", 0, 0.01)]
    [InlineData("tanh", "length 100", 0.15, 0.18)]
    [InlineData("ReLU from the identity", "length 100", 0, 0.01)]
    [InlineData("LSTM", "length 100", 0, 0.01)]
    [InlineData("GRU", "length 100", 0, 0.01)]
    public void AddingProblem_ThreeSeeds_AreAsTheLessonsSay(string cell, string setting, double low, double high)
    {
        IReadOnlyList<StoredRun> runs = StoredRuns.Read("adding-problem").Of(cell, setting);

        Assert.Equal([1, 2, 3], runs.Select(run => run.Seed));
        Assert.All(runs, run => Assert.InRange(run.Error, low, high));
    }

    /// <summary>The recipe still does what the file says, here for the shortest training; all of them when proving.</summary>
    [Fact]
    public void Train_Again_SolvesWhatWasSolved()
    {
        IReadOnlyList<StoredRun> stored = StoredRuns.Read("adding-problem").Runs;
        bool proving = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1";
        foreach (StoredRun run in proving ? stored : [stored[0]])
        {
            StoredRun again = AddingProblem.Train(run.Name, int.Parse(run.Setting.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), run.Seed);

            Assert.Equal(run.Error < 0.01, again.Error < 0.01);
            Assert.Equal(run.Parameters, again.Parameters);
        }
    }

    [Fact]
    public void Layer_UnknownCell_SaysWhichThereAre()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => AddingProblem.Layer("sine"));

        Assert.Equal("AddingProblem: there is no cell 'sine'; choose tanh, ReLU from the identity, LSTM or GRU.", error.Message);
    }
}

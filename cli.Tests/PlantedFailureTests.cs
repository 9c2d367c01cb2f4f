namespace Tutorial.Cli.Tests;

/// <summary>Fails when asked to: CI asks once, to see that a failing test turns the whole run red.</summary>
public sealed class PlantedFailureTests
{
    [Fact]
    public void PlantedFailure_NotAskedFor_Passes() =>
        Assert.NotEqual("1", Environment.GetEnvironmentVariable("TUTORIAL_PLANT_FAILURE"));
}

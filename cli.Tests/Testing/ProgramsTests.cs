using System.Diagnostics;
using Tutorial.Cli.Testing;

namespace Tutorial.Cli.Tests.Testing;

public sealed class ProgramsTests
{
    private static Task<Programs.Outcome> RunAsync(string script, TimeSpan limit) =>
        Programs.RunAsync("node", ["-e", script], Path.GetTempPath(), limit, environment: null, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Run_ProgramFails_KeepsBothStreamsAndItsExitCode()
    {
        Programs.Outcome outcome = await RunAsync("console.log('out'); console.error('err'); process.exitCode = 3", TimeSpan.FromMinutes(1));

        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(["err", "out"], outcome.Output.Split(Environment.NewLine).Order());
    }

    [Fact]
    public async Task Run_ProgramAsksAQuestion_MeetsTheEndOfInput()
    {
        Programs.Outcome outcome = await RunAsync("process.stdin.resume(); process.stdin.on('end', () => console.log('end'))", TimeSpan.FromMinutes(1));

        Assert.Equal(new Programs.Outcome(0, "end"), outcome);
    }

    [Fact]
    public async Task Run_ProgramNeverEnds_IsEndedAfterItsTime()
    {
        Stopwatch watch = Stopwatch.StartNew();
        Programs.Outcome outcome = await RunAsync("setInterval(() => {}, 1000)", TimeSpan.FromSeconds(1));

        Assert.Equal(-1, outcome.ExitCode);
        Assert.EndsWith("minutes without coming to an end.", outcome.Output, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task Run_NoSuchProgram_SaysSo()
    {
        CommandException failure = await Assert.ThrowsAsync<CommandException>(() => Programs.RunAsync(
            "no-such-program", [], Path.GetTempPath(), TimeSpan.FromSeconds(1), environment: null, TestContext.Current.CancellationToken));

        Assert.Equal($"no-such-program could not be started in {Path.GetTempPath()} ({failure.InnerException!.Message}); see that it is installed and on the PATH.", failure.Message);
    }
}

using System.CommandLine;

namespace Tutorial.Cli.Tests;

public sealed class CommandRunnerTests
{
    private static KitCommand Failing(Exception failure)
    {
        KitCommand command = new("fail", "Fails.", "./tutorial fail");
        command.SetAction(new Func<ParseResult, int>(_ => throw failure));
        return command;
    }

    [Fact]
    public async Task Run_UnknownOption_SaysSoOnErrorAndExitsTwo()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(Failing(new IOException()), "fail", "--nonsense");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("Unrecognized command or argument '--nonsense'. See ./tutorial fail --help.", outcome.Error.Trim());
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public async Task Run_CommandFails_PrintsItsSentenceAndExitsWithItsCode()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(Failing(new CommandException("No lesson is called x; see ./tutorial list.", 2)), "fail");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("No lesson is called x; see ./tutorial list.", outcome.Error.Trim());
    }

    [Fact]
    public async Task Run_FileProblem_PrintsItsMessageAndExitsOne()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(Failing(new FileNotFoundException("The file a.ipynb does not exist.")), "fail");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("The file a.ipynb does not exist.", outcome.Error.Trim());
    }

    [Fact]
    public async Task Run_DamagedProgress_PrintsItsSentenceAndExitsOne()
    {
        string folder = Directory.CreateTempSubdirectory("damaged ").FullName;
        string file = Path.Combine(folder, "progress.json");
        File.WriteAllText(file, "{ \"01.1\": oops");
        try
        {
            KitCommand command = new("reached", "Tells.", "./tutorial reached");
            command.SetAction(result => result.InvocationConfiguration.Output.Write(new Lessons.Working.ProgressStore(file).Read().Count));

            CommandLine.Outcome outcome = await CommandLine.RunAsync(command, "reached");

            Assert.Equal(1, outcome.ExitCode);
            Assert.Equal($"{file} cannot be read as progress (line 1); mend it, or move it away to start anew.", outcome.Error.Trim());
            Assert.Equal("{ \"01.1\": oops", File.ReadAllText(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Run_Help_ShowsExampleAndExitsZero()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(Failing(new IOException()), "fail", "--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Example:" + Environment.NewLine + "  ./tutorial fail", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public async Task Run_NoColorOption_IsTakenByEveryCommand()
    {
        KitCommand command = new("ok", "Succeeds.", "./tutorial ok");
        command.SetAction(result => result.InvocationConfiguration.Output.Write("done"));

        CommandLine.Outcome outcome = await CommandLine.RunAsync(command, "ok", "--no-color");

        Assert.Equal(new CommandLine.Outcome(0, "done", ""), outcome);
    }
}

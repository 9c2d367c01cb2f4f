using System.CommandLine;

namespace Tutorial.Cli.Tests;

/// <summary>Runs a command line inside the test and keeps what it printed.</summary>
internal static class CommandLine
{
    public sealed record Outcome(int ExitCode, string Output, string Error);

    public static async Task<Outcome> RunAsync(Command command, params string[] args)
    {
        RootCommand root = KitRoot.Create();
        root.Subcommands.Add(command);
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await CommandRunner.RunAsync(root, args, new InvocationConfiguration { Output = output, Error = error });
        return new Outcome(code, output.ToString(), error.ToString());
    }
}

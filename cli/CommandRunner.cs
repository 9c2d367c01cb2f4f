using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Tutorial.Cli;

/// <summary>Runs a command line: usage errors, failures and cancellation become one sentence and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Parses and runs the arguments.</summary>
    /// <param name="root">The root with all its subcommands.</param>
    /// <param name="args">What the person typed after <c>./tutorial</c>.</param>
    /// <param name="configuration">Where output and errors go; the console if absent.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args, InvocationConfiguration? configuration = null)
    {
        configuration ??= new InvocationConfiguration();
        // Failures are told below, in one sentence and without a stack trace.
        configuration.EnableDefaultExceptionHandler = false;

        ParseResult result = root.Parse(args);
        Terminal.UseColor(!result.GetValue(KitRoot.NoColor) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
        if (result.Action is ParseErrorAction)
        {
            configuration.Error.WriteLine($"{result.Errors[0].Message} See ./tutorial {Path(result.CommandResult)}--help.");
            return ExitCode.Usage;
        }

        try
        {
            return await result.InvokeAsync(configuration);
        }
        catch (CommandException failure)
        {
            configuration.Error.WriteLine(failure.Message);
            TellDetails(failure.InnerException, configuration.Error);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            configuration.Error.WriteLine("Stopped.");
            return ExitCode.Failure;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            configuration.Error.WriteLine(failure.Message);
            TellDetails(failure, configuration.Error);
            return ExitCode.Failure;
        }
    }

    // The words of the command as typed, "data fetch " for one.
    private static string Path(CommandResult result) => result.Command is RootCommand
        ? ""
        : (result.Parent is CommandResult parent ? Path(parent) : "") + result.Command.Name + " ";

    // A stack trace helps who works on the kit and frightens who learns with it.
    private static void TellDetails(Exception? failure, TextWriter error)
    {
        if (failure is not null && Environment.GetEnvironmentVariable("TUTORIAL_DEBUG") == "1")
        {
            error.WriteLine(failure);
        }
    }
}

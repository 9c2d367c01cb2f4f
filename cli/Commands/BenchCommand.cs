using System.CommandLine;
using System.Diagnostics;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial bench</c>: how long the kit's training steps and kernels take, beside PyTorch's when asked.</summary>
internal static class BenchCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "Only what begins like this, such as char-lstm. All if absent.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> peers = new("--peers") { Description = "Take turns with PyTorch and OpenBLAS (on Debian: sudo apt-get install python3-torch libopenblas0-pthread)." };
        Option<bool> json = new("--json") { Description = "Print one JSON object a line." };
        KitCommand command = new(
            "bench", "Time the training steps and kernels: ours, the peer's, their ratio, bytes allocated a step.", "./tutorial bench --peers", "./tutorial bench char-lstm --json");
        command.Arguments.Add(name);
        command.Options.Add(peers);
        command.Options.Add(json);
        command.SetAction((result, cancellation) => RunAsync(
            KitPaths.Root, Words(result.GetValue(name), result.GetValue(peers), result.GetValue(json)), result.InvocationConfiguration, cancellation));
        return command;
    }

    /// <summary>Builds the benchmarks, optimised, and runs them in a process of their own: nothing else of the kit may disturb the times.</summary>
    /// <returns>The benchmarks' own exit code.</returns>
    /// <exception cref="CommandException">There is no .NET SDK to build them with.</exception>
    internal static async Task<int> RunAsync(string root, IEnumerable<string> words, InvocationConfiguration streams, CancellationToken cancellation)
    {
        ProcessStartInfo start = new("dotnet", ["run", "-c", "Release", "--project", Path.Combine(root, "benchmarks"), "--", "steps", .. words])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        Task[] copies = [CopyAsync(process.StandardOutput, streams.Output), CopyAsync(process.StandardError, streams.Error)];
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await Task.WhenAll(copies);
        return process.ExitCode;
    }

    private static string[] Words(string? name, bool peers, bool json)
        => [.. name is null ? Array.Empty<string>() : [name], .. peers ? new[] { "--peers" } : [], .. json ? new[] { "--json" } : []];

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new CommandException($"The benchmarks are built when they are run, and dotnet could not be started ({failure.Message}); see that it is on the PATH.", innerException: failure);
        }
    }

    // Line by line as they come: a run takes a minute, and a line is one result.
    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync(line);
            await to.FlushAsync();
        }
    }
}

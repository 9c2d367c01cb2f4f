using System.Diagnostics;
using System.Text;

namespace Tutorial.Cli.Testing;

/// <summary>Runs other programs to their end, without a keyboard, and keeps what they print.</summary>
internal static class Programs
{
    /// <summary>How a program ended.</summary>
    /// <param name="ExitCode">Its exit code; −1 when it had to be ended after its time.</param>
    /// <param name="Output">Both its streams, in the order in which lines came.</param>
    public sealed record Outcome(int ExitCode, string Output);

    /// <summary>Runs a program in a folder.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="limit">After this time it and all it started are ended.</param>
    /// <param name="environment">Variables on top of this process's own.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="CommandException">The program could not be started.</exception>
    public static async Task<Outcome> RunAsync(
        string program, IEnumerable<string> args, string folder, TimeSpan limit, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = new() { StartInfo = start };
        StringBuilder output = new();
        void Take(object _, DataReceivedEventArgs line)
        {
            // A stream's end comes as a line that is null.
            if (line.Data is not null)
            {
                lock (output)
                {
                    output.AppendLine(line.Data);
                }
            }
        }

        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new CommandException($"{program} could not be started in {folder} ({failure.Message}); see that it is installed and on the PATH.", innerException: failure);
        }

        // Whoever asks a question gets the end of the stream at once instead of waiting for ever.
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(stop.Token);
            return new Outcome(process.ExitCode, Text());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new Outcome(-1, $"{Text()}{Environment.NewLine}Ended after {limit.TotalMinutes:0} minutes without coming to an end.");
        }

        string Text()
        {
            lock (output)
            {
                return output.ToString().Trim();
            }
        }
    }

    /// <summary>The full path of a program on the search path, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => OperatingSystem.IsWindows() ? new[] { $"{name}.exe", $"{name}.cmd" } : [name], Path.Combine)
        .FirstOrDefault(File.Exists);
}

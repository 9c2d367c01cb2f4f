using System.Diagnostics;
using System.Globalization;

namespace Tutorial.Benchmarks.Steps;

/// <summary>A peer in a process of its own that stays open, so that ours and theirs can take turns.</summary>
/// <remarks>Protocol: a line "WORKLOAD THREADS MILLISECONDS" goes in, a line with the fastest step in milliseconds comes back.</remarks>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _script;

    private PeerProcess(Process process, string script) => (_process, _script) = (process, script);

    /// <summary>Starts the peer; null, with the reason, when there is none.</summary>
    /// <param name="peer">Whom to start.</param>
    /// <param name="version">What it says of itself, or the reason.</param>
    public static PeerProcess? Start(Peer peer, out string version)
    {
        string script = Path.Combine(Repository.Folder, "benchmarks", "peers", peer.Script);
        foreach (string python in (string[])["/usr/bin/python3", "python3"])
        {
            ProcessStartInfo start = new(python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            Process? process;
            try
            {
                process = Process.Start(start);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // This Python does not exist; the next one may.
                continue;
            }
            string? hello = process!.StandardOutput.ReadLine();
            if (hello is not null && hello.StartsWith(peer.Greeting, StringComparison.Ordinal))
            {
                process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { } text ? $"{text}\n" : "");
                process.BeginErrorReadLine();
                version = hello;
                return new PeerProcess(process, peer.Script);
            }
            // A peer without its library may wait for questions: it gets none.
            process.StandardInput.Close();
            process.WaitForExit();
        }
        version = peer.Missing;
        return null;
    }

    /// <summary>Fastest step of a workload, in milliseconds, within a time budget.</summary>
    public double Measure(string workload, int threads, int milliseconds)
    {
        _process.StandardInput.WriteLine($"{workload} {threads} {milliseconds}");
        _process.StandardInput.Flush();
        string? answer = _process.StandardOutput.ReadLine();
        return answer is not null && double.TryParse(answer, CultureInfo.InvariantCulture, out double fastest)
            ? fastest
            : throw new InvalidOperationException($"benchmarks/peers/{_script} answered '{answer}' to '{workload}'; run it by hand to see why.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

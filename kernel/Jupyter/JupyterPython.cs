using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Tutorial.Kernel.Jupyter;

/// <summary>A Python that can run the shim, because it has ipykernel.</summary>
/// <param name="Executable">The Python's full path.</param>
/// <param name="IpykernelVersion">Which ipykernel it has.</param>
/// <param name="UserKernels">The folder in which Jupyter looks for this user's kernels.</param>
public sealed record JupyterPython(string Executable, string IpykernelVersion, string UserKernels)
{
    /// <summary>Name of the environment variable that names the Python to use.</summary>
    public const string Variable = "TUTORIAL_PYTHON";

    /// <summary>What to do when there is none.</summary>
    public const string InstallHint =
        "No Python with ipykernel was found; install it with \"sudo apt install python3-ipykernel jupyter-notebook\" (Debian, Ubuntu) or \"python3 -m pip install ipykernel notebook\", or let " + Variable + " name a Python that has it.";

    private const string Probe = """
        import json, os, sys, ipykernel, jupyter_client, jupyter_core.paths
        print(json.dumps([sys.executable, ipykernel.__version__, os.path.join(jupyter_core.paths.jupyter_data_dir(), "kernels")]))
        """;

    /// <summary>The first Python with ipykernel: the named one, the one of <paramref name="prefix"/>, the system's, then those on the path.</summary>
    /// <param name="prefix">A Python environment's folder; null for none.</param>
    /// <returns>Null when there is none.</returns>
    public static JupyterPython? Find(string? prefix = null) =>
        Candidates(prefix).Distinct().Select(Try).FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Candidates(string? prefix)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            // Whoever names one means that one.
            return [named];
        }

        string[] ofPrefix = prefix is null ? [] : [Path.Combine(prefix, "bin", "python3"), Path.Combine(prefix, "Scripts", "python.exe"), Path.Combine(prefix, "python.exe")];
        string[] ofEnvironment = Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } active ? [Path.Combine(active, "bin", "python3")] : [];
        return [.. ofPrefix, .. ofEnvironment, "/usr/bin/python3", "python3", "python"];
    }

    private static JupyterPython? Try(string python)
    {
        if (Path.IsPathRooted(python) && !File.Exists(python))
        {
            return null;
        }

        var start = new ProcessStartInfo(python, ["-c", Probe]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait();
            return process.ExitCode == 0 && JsonSerializer.Deserialize<string[]>(answer) is [string path, string version, string kernels]
                ? new JupyterPython(path, version, kernels)
                : null;
        }
        catch (Win32Exception)
        {
            // There is no program of that name: the next candidate is tried.
            return null;
        }
    }
}

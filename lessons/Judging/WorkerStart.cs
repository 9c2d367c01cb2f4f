using System.Diagnostics;
using System.Globalization;

namespace Tutorial.Lessons.Judging;

/// <summary>How a worker process is started: which program, in which environment, behind which walls.</summary>
internal static class WorkerStart
{
    // A namespace without any network device; not every system permits it, so one start is tried first.
    private static readonly Lazy<string[]> OwnNetwork = new(() =>
        !OperatingSystem.IsLinux() ? []
        : Succeeds("--net") ? ["--net"]
        : Succeeds("--net", "--map-current-user") ? ["--net", "--map-current-user"]
        : []);

    /// <summary>True when workers get a network of their own with nothing in it.</summary>
    public static bool HasOwnNetwork => OwnNetwork.Value.Length > 0;

    /// <summary>The start of one worker.</summary>
    /// <param name="limits">What it may use.</param>
    public static ProcessStartInfo For(WorkerLimits limits)
    {
        string worker = Path.Combine(AppContext.BaseDirectory, "Tutorial.Lessons.Worker.dll");
        if (!File.Exists(worker))
        {
            worker = Path.Combine(Path.GetDirectoryName(typeof(WorkerStart).Assembly.Location)!, "Tutorial.Lessons.Worker.dll");
        }

        string dotnet = Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
        string[] command = HasOwnNetwork ? ["unshare", .. OwnNetwork.Value, dotnet, "exec", worker] : [dotnet, "exec", worker];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        SetEnvironment(start.Environment, limits);
        return start;
    }

    // Nothing of the teacher's environment reaches the learner's code.
    private static void SetEnvironment(IDictionary<string, string?> environment, WorkerLimits limits)
    {
        string[] kept = ["PATH", "DOTNET_ROOT", "SystemRoot", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE"];
        foreach (string name in environment.Keys.Except(kept, StringComparer.OrdinalIgnoreCase).ToArray())
        {
            environment.Remove(name);
        }

        environment["DOTNET_GCHeapHardLimit"] = (limits.MemoryMegabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_TC_BackgroundWorkerTimeoutMs"] = "0";
    }

    private static bool Succeeds(params string[] options)
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", [.. options, "true"]) { RedirectStandardError = true })!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program here; the report says that the network was not isolated.
            return false;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tutorial.Kernel.Hosting;

/// <summary>Ends processes together with whatever they started.</summary>
internal static partial class ProcessTree
{
    private const int SigKill = 9;

    /// <summary>Kills a process, its group (an engine leads its own) and its descendants.</summary>
    public static void Kill(Process process)
    {
        KillGroup(process.Id);
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Already dead: that is what was wanted.
            Debug.Assert(process.HasExited);
        }
    }

    /// <summary>Kills what is left in the process group that a process led; nothing when there is none.</summary>
    public static void KillGroup(int leader)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The group also holds orphans whose parent has already gone. No such group: it ended, or has not made one yet.
            _ = KillUnix(-leader, SigKill);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillUnix(int pid, int signal);
}

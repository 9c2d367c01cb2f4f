using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tutorial.Kernel.Engine;

/// <summary>
/// Takes the process' own standard streams for the protocol, and gives cells others: what native code and child processes
/// print must not fall between the messages, and what they read must not eat a request.
/// </summary>
internal static partial class StandardStreams
{
    private const int DuplicateCloseOnExec = 1030;
    private const int ReadWrite = 2;
    private const int CloseOnExec = 0x80000;

    /// <summary>Requests, replies, and what native code prints (null where the system offers no way to catch it).</summary>
    public static (Stream Requests, Stream Messages, Stream? Native) Take()
    {
        if (!OperatingSystem.IsLinux())
        {
            return (Console.OpenStandardInput(), Console.OpenStandardOutput(), null);
        }

        // A session of its own: whoever kills the group ends all that cells have started. It fails when we already lead one.
        _ = SetSession();
        Stream requests = Open(Check(Control(0, DuplicateCloseOnExec, 3)), FileAccess.Read);
        Stream messages = Open(Check(Control(1, DuplicateCloseOnExec, 3)), FileAccess.Write);
        Span<int> pipe = stackalloc int[2];
        Check(Pipe(ref pipe[0], CloseOnExec));
        Check(Duplicate(pipe[1], 1));
        Check(Close(pipe[1]));
        int nothing = Check(OpenFile("/dev/null", ReadWrite));
        Check(Duplicate(nothing, 0));
        Check(Close(nothing));
        return (requests, messages, Open(pipe[0], FileAccess.Read));
    }

    /// <summary>Ends this process and everything in its group, without finalizers and handlers.</summary>
    public static void EndGroup()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Signal(0, 9);
        }

        Environment.Exit(0);
    }

    /// <summary>Ends what cells have started and left behind, then this process with an exit code of its own.</summary>
    public static void EndChildren()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (string status in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)).Select(path => Path.Combine(path, "stat")))
        {
            string text;
            try
            {
                text = File.ReadAllText(status);
            }
            catch (IOException)
            {
                // The process ended while the list was read.
                continue;
            }

            // pid (name) state parent group …; the name may hold spaces and brackets.
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            int pid = int.Parse(text.AsSpan(0, text.IndexOf(' ')), System.Globalization.CultureInfo.InvariantCulture);
            if (pid != Environment.ProcessId && int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture) == Environment.ProcessId)
            {
                _ = Signal(pid, 9);
            }
        }
    }

    /// <summary>The process that started this one, or 1 when it is gone.</summary>
    public static int ParentId() => OperatingSystem.IsLinux() ? GetParent() : 0;

    private static FileStream Open(int descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0);

    private static int Check(int result) =>
        result >= 0 ? result : throw new IOException($"The engine could not arrange its standard streams (error {Marshal.GetLastPInvokeError()}).");

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe(ref int descriptors, int flags);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();
}

using System.Runtime.InteropServices;

namespace Tutorial.Lessons.Worker;

/// <summary>The limits that a worker sets on itself before it loads anything of a learner's; none can be taken back.</summary>
/// <remarks>
/// On Linux: no file can be written, removed or run and no TCP connection made (Landlock); limits on processor time,
/// on the size of files and on core dumps. Memory is limited by the runtime, which the judge starts with a heap limit.
/// Elsewhere the semantic check stands alone, and the report says so.
/// </remarks>
internal static partial class Walls
{
    /// <summary>Puts up every wall that this system allows.</summary>
    /// <returns>The names of those that stand: <c>files</c>, <c>programs</c>, <c>network</c>, <c>processor</c>.</returns>
    public static IReadOnlyList<string> PutUp()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        var standing = new List<string>();
        if (Limit(ProcessorSeconds, 60) && Limit(CoreBytes, 0))
        {
            standing.Add("processor");
        }

        standing.AddRange(Landlock.Restrict());
        return standing;
    }

    private const int ProcessorSeconds = 0, CoreBytes = 4;

    private static bool Limit(int resource, ulong most) => SetLimit(resource, new ResourceLimit { Soft = most, Hard = most }) == 0;

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in ResourceLimit limit);
}

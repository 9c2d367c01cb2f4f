using System.Runtime.InteropServices;

namespace Tutorial.Lessons.Worker;

/// <summary>Linux's Landlock: a process gives up rights for itself and for all threads that it starts afterwards.</summary>
/// <remarks>Source: the kernel's own documentation, userspace-api/landlock. The call numbers are the same on every processor.</remarks>
internal static partial class Landlock
{
    private const long CreateRuleset = 444, RestrictSelf = 446;
    private const uint AskVersion = 1;
    private const int NoNewPrivileges = 38;

    // Rights on files by the version that brought them: run, write, remove and make (1), move (2), truncate (3), device calls (5).
    private const ulong Execute = 1, WriteFile = 1 << 1, RemoveAndMake = 0b1_1111_1111 << 4, Refer = 1 << 13, Truncate = 1 << 14, Device = 1 << 15;
    private const ulong BindAndConnect = 0b11;

    /// <summary>Gives up writing, removing and running files, and TCP, as far as this kernel knows how.</summary>
    /// <returns>The walls that stand now.</returns>
    public static IReadOnlyList<string> Restrict()
    {
        long version = Call(CreateRuleset, default, 0, AskVersion);
        if (version < 1)
        {
            return [];
        }

        var rules = new Ruleset
        {
            Files = Execute | WriteFile | RemoveAndMake
                | (version >= 2 ? Refer : 0) | (version >= 3 ? Truncate : 0) | (version >= 5 ? Device : 0),
            Network = version >= 4 ? BindAndConnect : 0,
        };
        long ruleset = Call(CreateRuleset, rules, (nuint)(version >= 4 ? 16 : 8), 0);
        bool stands = ruleset >= 0 && Control(NoNewPrivileges, 1, 0, 0, 0) == 0 && RestrictCall(RestrictSelf, ruleset, 0) == 0;
        return !stands ? [] : version >= 4 ? ["files", "programs", "network"] : ["files", "programs"];
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
    }

    private static unsafe long Call(long number, Ruleset rules, nuint size, uint flags) =>
        CreateCall(number, size == 0 ? null : &rules, size, flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static unsafe partial long CreateCall(long number, Ruleset* rules, nuint size, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long RestrictCall(long number, long ruleset, uint flags);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, ulong a, ulong b, ulong c, ulong d);
}

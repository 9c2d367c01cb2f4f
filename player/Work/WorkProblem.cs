namespace Tutorial.Player.Work;

/// <summary>Own work could not be read or written; the message says where and what to do.</summary>
internal sealed class WorkProblem(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int NoSpaceOnLinux = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    private enum Cause
    {
        Full,
        Forbidden,
        ReadOnly,
        Other,
    }

    /// <summary>One sentence for a failed read; the system's own names the file.</summary>
    public static WorkProblem Reading(string what, Exception problem) => new(
        $"{what} could not be read: {problem.Message.TrimEnd('.')}; close other programs that have it open, allow reading it, and try again.", problem);

    /// <summary>One sentence for a failed write: full, read-only, or what the system says.</summary>
    public static WorkProblem Writing(string folder, Exception problem) => new(
        CauseOf(problem) switch
        {
            Cause.Full => $"The disk with {folder} is full, so nothing more is saved. Your text stays on this page: make room, and it is saved by itself.",
            Cause.Forbidden => $"{folder} cannot be written to, so nothing is saved. Your text stays on this page: allow writing there, and it is saved by itself.",
            Cause.ReadOnly => $"{folder} is read-only, so nothing is saved. Your text stays on this page: allow writing there, and it is saved by itself.",
            _ => $"{folder} could not be written: {problem.Message} Your text stays on this page; saving is tried again every few seconds.",
        },
        problem);

    /// <summary>One sentence for a verdict that stands but could not be kept as progress.</summary>
    public static WorkProblem Keeping(string folder, Exception problem) => new(
        CauseOf(problem) switch
        {
            Cause.Full => $"The disk with {folder} is full, so this verdict is not kept as progress: make room, then check again.",
            Cause.Forbidden => $"{folder} cannot be written to, so this verdict is not kept as progress: allow writing there, then check again.",
            Cause.ReadOnly => $"{folder} is read-only, so this verdict is not kept as progress: allow writing there, then check again.",
            _ => $"{folder} could not be written, so this verdict is not kept as progress; mend that, then check again. The system says: {problem.Message}",
        },
        problem);

    private static Cause CauseOf(Exception problem) => problem switch
    {
        IOException full when full.HResult is NoSpaceOnLinux or NoSpaceOnWindows
            || full.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
            || full.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase) => Cause.Full,
        // .NET says "denied" of a disk that is mounted read-only, and keeps the system's own word inside.
        _ when (problem.InnerException ?? problem).Message.Contains("Read-only", StringComparison.OrdinalIgnoreCase) => Cause.ReadOnly,
        UnauthorizedAccessException => Cause.Forbidden,
        _ => Cause.Other,
    };
}

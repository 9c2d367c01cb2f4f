namespace Tutorial.Kernel.Hosting;

/// <summary>Why an engine process is no more.</summary>
public enum EngineExitReason
{
    /// <summary>It was asked to end.</summary>
    Shutdown,

    /// <summary>The host killed it.</summary>
    Killed,

    /// <summary>A cell called Environment.Exit.</summary>
    Exit,

    /// <summary>Recursion without an end filled the stack.</summary>
    StackOverflow,

    /// <summary>The runtime ended it: Environment.FailFast, or an exception on a thread of the cell's own.</summary>
    Crash,

    /// <summary>There was no memory left.</summary>
    OutOfMemory,

    /// <summary>The operating system killed it.</summary>
    Signal,
}

/// <summary>How an engine process ended.</summary>
/// <param name="Reason">The kind of end.</param>
/// <param name="Code">The process' exit code; above 128 a signal ended it.</param>
/// <param name="Sentence">What to tell the learner.</param>
public sealed record EngineExit(EngineExitReason Reason, int Code, string Sentence)
{
    private const int Aborted = 134;
    private const int ByKill = 137;

    /// <summary>Reads the reason from the exit code and the last lines the runtime wrote.</summary>
    public static EngineExit From(int code, string lastWords, bool asked, bool killed) => code switch
    {
        _ when killed => new(EngineExitReason.Killed, code, "The session was ended from outside; its variables are gone."),
        _ when lastWords.Contains("Stack overflow", StringComparison.Ordinal) => new(
            EngineExitReason.StackOverflow, code,
            "The stack is full: a function called itself without an end. The session's variables are gone; give the recursion a case that stops it, then run the cells above again."),
        _ when lastWords.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || lastWords.Contains("OutOfMemory", StringComparison.Ordinal) => new(
            EngineExitReason.OutOfMemory, code,
            "The memory is full. The session's variables are gone; use smaller arrays or batches, then run the cells above again."),
        ByKill => new(
            EngineExitReason.Signal, code,
            "The operating system ended the session, most likely for want of memory; its variables are gone. Use smaller arrays or batches, then run the cells above again."),
        Aborted => new(EngineExitReason.Crash, code, $"The session crashed{Cause(lastWords)}. Its variables are gone; run the cells above again."),
        > 128 => new(EngineExitReason.Signal, code, $"The session was ended by signal {code - 128}; its variables are gone. Run the cells above again."),
        0 when asked => new(EngineExitReason.Shutdown, 0, "The session has ended."),
        _ => new(EngineExitReason.Exit, code, $"The code called Environment.Exit({code}), which ends the session; its variables are gone. Run the cells above again."),
    };

    // "Process terminated. <text of FailFast>" or "Unhandled exception. <type>: <message>".
    private static string Cause(string lastWords)
    {
        foreach (string start in new[] { "Process terminated.", "Unhandled exception." })
        {
            int at = lastWords.LastIndexOf(start, StringComparison.Ordinal);
            if (at >= 0)
            {
                string cause = lastWords[(at + start.Length)..].Trim().Split('\n')[0].Trim();
                return cause.Length == 0 ? "" : $": {cause.TrimEnd('.')}";
            }
        }

        return "";
    }
}

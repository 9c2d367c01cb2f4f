namespace Tutorial.Cli;

/// <summary>A failure that a person can act on: one plain sentence (what, where, what to do) and an exit code.</summary>
/// <param name="message">The sentence that goes to the error stream.</param>
/// <param name="exitCode"><see cref="ExitCode.Failure"/>, or <see cref="ExitCode.Usage"/> for a wrong command line.</param>
/// <param name="innerException">What caused it, shown only on request.</param>
internal sealed class CommandException(string message, int exitCode = ExitCode.Failure, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the process exits with.</summary>
    public int ExitCode { get; } = exitCode;
}

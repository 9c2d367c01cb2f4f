namespace Tutorial.Cli;

/// <summary>The exit codes that every command of the kit keeps to.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The command ran and found a failure: a failing cell, a wrong exercise, a missing file.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself was wrong; nothing was done.</summary>
    public const int Usage = 2;
}

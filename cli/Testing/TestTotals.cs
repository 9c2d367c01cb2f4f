namespace Tutorial.Cli.Testing;

/// <summary>How many tests passed, failed and were skipped.</summary>
internal readonly record struct TestTotals(int Passed, int Failed, int Skipped)
{
    /// <summary>One check outside the test projects, counted as one test.</summary>
    public static TestTotals Of(bool passed) => passed ? new TestTotals(1, 0, 0) : new TestTotals(0, 1, 0);

    /// <summary>Both together.</summary>
    public static TestTotals operator +(TestTotals a, TestTotals b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Success only if tests ran, none failed, and in CI none was skipped.</summary>
    public int ExitCode(bool ci) => Failed > 0 || Passed == 0 || (ci && Skipped > 0) ? Cli.ExitCode.Failure : Cli.ExitCode.Success;

    /// <summary>The line that the run ends with.</summary>
    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}

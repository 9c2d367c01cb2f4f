namespace Tutorial.Kernel.Tests;

/// <summary>What a long proof has measured, for the summary that <c>./tutorial prove</c> prints.</summary>
internal static class Findings
{
    private static readonly Lock _gate = new();

    /// <summary>Adds a line to the summary and to the test's own output.</summary>
    public static void Report(string sentence)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(sentence);
        if (Environment.GetEnvironmentVariable("TUTORIAL_FINDINGS") is { Length: > 0 } file)
        {
            lock (_gate)
            {
                File.AppendAllText(file, sentence + "\n");
            }
        }
    }
}

namespace Tutorial.Cli.Testing;

/// <summary>A test project of the solution, already built.</summary>
/// <param name="Folder">Its folder, <c>reference.Tests</c> for one.</param>
/// <param name="Program">Its runner: an assembly with a test platform of its own.</param>
internal sealed record TestProject(string Folder, string Program)
{
    /// <summary>The room that it tests.</summary>
    public string Area => Path.GetFileName(Folder).Replace(".Tests", "", StringComparison.Ordinal);

    /// <summary>All test projects of a checkout, by name.</summary>
    public static IReadOnlyList<TestProject> All(string root) =>
    [
        .. Directory.EnumerateDirectories(root, "*.Tests").Order(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(file => new TestProject(
                Path.GetDirectoryName(file)!,
                Path.Combine(Path.GetDirectoryName(file)!, "bin", "Release", "net10.0", Path.GetFileNameWithoutExtension(file) + ".dll"))),
    ];

    /// <summary>Runs the project's tests and reads its own report.</summary>
    /// <param name="reports">The folder for the report.</param>
    /// <param name="limit">A run longer than this is ended and counts as failed.</param>
    /// <param name="environment">Variables for the tests.</param>
    /// <param name="filter">Arguments that choose tests; all if empty.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public async Task<(TestReport Report, Programs.Outcome Outcome)> RunAsync(
        string reports, TimeSpan limit, IReadOnlyDictionary<string, string> environment, string[] filter, CancellationToken cancellation)
    {
        string report = Path.Combine(reports, $"{Area}.xml");
        File.Delete(report);
        Programs.Outcome outcome = await Programs.RunAsync(
            "dotnet",
            ["exec", Program, "--report-junit", "--report-junit-filename", Path.GetFileName(report), "--results-directory", reports, "--no-ansi", "--no-progress", .. filter],
            Folder, limit, environment, cancellation);
        return (TestReport.Read(report, outcome.ExitCode), outcome);
    }
}

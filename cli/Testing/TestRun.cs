using System.Diagnostics;

namespace Tutorial.Cli.Testing;

/// <summary>A run of the kit's tests: builds, runs project after project, prints each with its time, and adds up.</summary>
/// <param name="root">The checkout.</param>
/// <param name="output">Where the run is told.</param>
/// <param name="ci">Whether warnings, skipped tests and empty projects count against the kit.</param>
/// <param name="prove">Whether the long proofs run at full volume.</param>
/// <param name="cancellation">Ends the run early.</param>
internal sealed class TestRun(string root, TextWriter output, bool ci, bool prove, CancellationToken cancellation)
{
    private readonly string _reports = Directory.CreateDirectory(Path.Combine(root, "artifacts", "tests")).FullName;
    private readonly List<string> _skipped = [];

    private readonly Dictionary<string, string> _environment = new()
    {
        ["DOTNET_MaxVectorTBitWidth"] = Environment.GetEnvironmentVariable("DOTNET_MaxVectorTBitWidth") ?? "512",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["TUTORIAL_PROVE"] = prove ? "1" : "0",
    };

    /// <summary>What was counted so far.</summary>
    public TestTotals Totals { get; private set; }

    /// <summary>Twenty minutes for a project of the daily run; a long proof may take all night.</summary>
    private TimeSpan Limit => prove ? TimeSpan.FromHours(12) : TimeSpan.FromMinutes(20);

    /// <summary>Builds the whole solution; without it there is nothing to test.</summary>
    /// <returns>False when it does not build; counted as one failure.</returns>
    public async Task<bool> BuildAsync()
    {
        bool built = await StepAsync("build", () => ProgramAsync("dotnet", ["build", "tutorial.sln", "-c", "Release", "-v", "quiet"], root), counted: false);
        Totals += built ? default : TestTotals.Of(false);
        return built;
    }

    /// <summary>Checks that the code is laid out as .editorconfig says.</summary>
    public Task FormatAsync() =>
        StepAsync("format", () => ProgramAsync("dotnet", ["format", "tutorial.sln", "--verify-no-changes", "--no-restore"], root));

    /// <summary>Checks that the committed notebooks are what the lessons make.</summary>
    public Task NotebooksAsync() =>
        StepAsync("notebooks check", () => ProgramAsync("dotnet", [Path.Combine(KitPaths.Kit, "tutorial.dll"), "notebooks", "check"], root));

    /// <summary>Runs one test that fails on purpose, and sees the runner turn red.</summary>
    public Task PlantedFailureAsync() => StepAsync("planted failure turns red", async () =>
    {
        TestProject project = TestProject.All(root).Single(project => project.Area == "cli");
        Dictionary<string, string> environment = new(_environment) { ["TUTORIAL_PLANT_FAILURE"] = "1" };
        (TestReport report, Programs.Outcome outcome) = await project.RunAsync(
            _reports, Limit, environment, ["--filter-class", "Tutorial.Cli.Tests.PlantedFailureTests"], cancellation);
        bool red = outcome.ExitCode != 0 && report.Totals == new TestTotals(0, 1, 0) && report.Totals.ExitCode(ci) == ExitCode.Failure;
        return new Programs.Outcome(red ? 0 : 1, outcome.Output);
    });

    /// <summary>Runs a test project.</summary>
    public async Task ProjectAsync(TestProject project)
    {
        Begin($"{project.Area}.Tests");
        string findings = Path.Combine(_reports, $"{project.Area}.findings.txt");
        File.Delete(findings);
        Dictionary<string, string> environment = new(_environment) { ["TUTORIAL_FINDINGS"] = findings };
        Stopwatch watch = Stopwatch.StartNew();
        (TestReport report, Programs.Outcome outcome) = await project.RunAsync(_reports, Limit, environment, [], cancellation);
        Count(report, outcome, watch.Elapsed);
        // What a long proof has measured is worth more than that it passed.
        foreach (string finding in File.Exists(findings) ? await File.ReadAllLinesAsync(findings, cancellation) : [])
        {
            output.WriteLine($"    {finding}");
        }
    }

    /// <summary>Runs the page's own tests, which node's runner reports in the same form.</summary>
    /// <param name="web">The page's folder.</param>
    /// <param name="files">Test files in it; all if empty.</param>
    public async Task PageAsync(string web, params string[] files)
    {
        Begin("player/web");
        Stopwatch watch = Stopwatch.StartNew();
        string report = Path.Combine(_reports, "page.xml");
        File.Delete(report);
        Dictionary<string, string> environment = new(_environment)
        {
            ["NODE_OPTIONS"] = $"--test-reporter=junit --test-reporter-destination=\"{report}\"",
        };
        Programs.Outcome outcome = await Programs.RunAsync(
            Programs.Find("npm") ?? "npm", ["test", "--silent", "--", .. files], web, Limit, environment, cancellation);
        TestReport told = TestReport.Read(report, outcome.ExitCode);
        // node says nothing beside its report.
        Count(told, outcome with { Output = string.Join("\n", [.. told.Failed, outcome.Output]) }, watch.Elapsed);
    }

    /// <summary>Prints what was skipped and, as the last line, the totals.</summary>
    /// <returns>The exit code of the run.</returns>
    public int Finish()
    {
        foreach (string test in _skipped)
        {
            output.WriteLine($"skipped: {test}");
        }

        if (ci && _skipped.Count > 0)
        {
            output.WriteLine("In CI nothing may be skipped.");
        }

        output.WriteLine(Totals);
        return Totals.ExitCode(ci);
    }

    private void Begin(string name)
    {
        output.Write($"{name,-28}");
        output.Flush();
    }

    private void Count(TestReport report, Programs.Outcome outcome, TimeSpan elapsed)
    {
        TestTotals counted = report.Totals;
        // A project in which nothing is found any more would otherwise pass for ever.
        bool empty = counted == default;
        counted += empty && ci ? TestTotals.Of(false) : default;
        output.WriteLine($"{(empty ? "no tests found" : counted.ToString())}  {elapsed.TotalSeconds:0} s");
        if (report.Totals.Failed > 0)
        {
            output.WriteLine(outcome.Output);
        }

        Totals += counted;
        _skipped.AddRange(report.Skipped);
    }

    private async Task<bool> StepAsync(string name, Func<Task<Programs.Outcome>> work, bool counted = true)
    {
        Begin(name);
        Stopwatch watch = Stopwatch.StartNew();
        Programs.Outcome outcome = await work();
        bool passed = outcome.ExitCode == 0;
        output.WriteLine($"{(passed ? "ok" : "failed")}  {watch.Elapsed.TotalSeconds:0} s");
        if (!passed)
        {
            output.WriteLine(outcome.Output);
        }

        Totals += counted ? TestTotals.Of(passed) : default;
        return passed;
    }

    private Task<Programs.Outcome> ProgramAsync(string program, string[] args, string folder) =>
        Programs.RunAsync(program, args, folder, Limit, _environment, cancellation);
}

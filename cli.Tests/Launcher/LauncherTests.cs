namespace Tutorial.Cli.Tests.Launcher;

/// <summary>The contract of ./tutorial: what it checks, when it builds, what it passes on.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Start_FirstTime_BuildsAndPassesArgumentsAndExitCodeOn()
    {
        CommandLine.Outcome outcome = _checkout.Start(["run", "my notebook.ipynb", "*"], ("EXIT_CODE", "7"));

        string kit = $"{_checkout.Root}/artifacts/kit/{Assert.Single(_checkout.Kits)}";
        Assert.Equal(
            $"kit={kit}\nroot={_checkout.Root}\nwidth=512\nprogram={kit}/tutorial.dll\nargument=run\nargument=my notebook.ipynb\nargument=*\n",
            outcome.Output);
        Assert.Equal(7, outcome.ExitCode);
        Assert.Equal(["restore", "publish"], _checkout.Calls);
    }

    [Fact]
    public void Start_NothingChanged_BuildsNothingAndSaysNothing()
    {
        _checkout.Start(["list"]);
        CommandLine.Outcome second = _checkout.Start(["list"]);

        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal(["restore", "publish"], _checkout.Calls);
    }

    [Fact]
    public void Start_NoArguments_Opens()
    {
        CommandLine.Outcome outcome = _checkout.Start([]);

        Assert.EndsWith("/tutorial.dll\nargument=open\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_VectorWidthIsSet_LeavesIt()
    {
        CommandLine.Outcome outcome = _checkout.Start(["list"], ("DOTNET_MaxVectorTBitWidth", "128"));

        Assert.Contains("\nwidth=128\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_SourceChanged_BuildsAgainAndKeepsTwoOlderKits()
    {
        for (int version = 0; version < 5; version++)
        {
            _checkout.Write("reference/Source.cs", $"// version {version}");
            Assert.Equal(0, _checkout.Start(["list"]).ExitCode);
        }

        Assert.Equal(5, _checkout.Calls.Count(call => call == "publish"));
        Assert.Equal(3, _checkout.Kits.Count);
    }

    [Fact]
    public void Start_BuildOutputChanged_BuildsNothing()
    {
        _checkout.Start(["list"]);
        _checkout.Write("reference/obj/Made.cs", "// made by a build");
        _checkout.Write("work/03-backpropagation/Exercises.cs", "// a learner's own");
        _checkout.Start(["list"]);

        Assert.Equal(["restore", "publish"], _checkout.Calls);
    }

    [Fact]
    public void Start_PageLockFile_RestoresNpmOnceForEachContent()
    {
        _checkout.Write("player/web/package-lock.json", "{ \"first\": 1 }");
        _checkout.Start(["list"]);
        _checkout.Write("player/Source.cs", "// changed");
        _checkout.Start(["list"]);
        Assert.Single(_checkout.Calls, call => call == "npm ci");

        _checkout.Write("player/web/package-lock.json", "{ \"second\": 2 }");
        _checkout.Start(["list"]);
        Assert.Equal(2, _checkout.Calls.Count(call => call == "npm ci"));
    }

    [Fact]
    public void Start_BuildFails_ShowsTheErrorAndLeavesNoKit()
    {
        CommandLine.Outcome outcome = _checkout.Start(["list"], ("BUILD_ERROR", "Program.cs(1,1): error CS1002: ; expected"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Equal(
            $"""
            Building the kit; the first time takes a minute or two.
            Program.cs(1,1): error CS1002: ; expected
            Building the kit failed (exit code 1); all it said is in {_checkout.Root}/artifacts/build.log.

            """,
            outcome.Error);
        Assert.Empty(_checkout.Kits);
        Assert.Equal(0, _checkout.Start(["list"]).ExitCode);
    }

    [Theory]
    [InlineData("dotnet", "The kit needs the .NET 10 SDK, and 'dotnet' was not found: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run ./tutorial again.")]
    [InlineData("node", "The kit needs Node 20 or later, and 'node' was not found: install it from https://nodejs.org and run ./tutorial again.")]
    public void Start_ToolMissing_NamesItAndWhereToGetIt(string tool, string sentence)
    {
        _checkout.RemoveTool(tool);

        CommandLine.Outcome outcome = _checkout.Start(["list"]);

        Assert.Equal(new CommandLine.Outcome(1, "", sentence + "\n"), outcome);
    }

    [Fact]
    public void Start_OldSdk_SaysWhichIsInstalled()
    {
        CommandLine.Outcome outcome = _checkout.Start(["list"], ("SDK_VERSION", "8.0.100"));

        Assert.Equal(
            new CommandLine.Outcome(1, "", "The kit needs the .NET 10 SDK, and only 8.0.100 is installed: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run ./tutorial again.\n"),
            outcome);
    }
}

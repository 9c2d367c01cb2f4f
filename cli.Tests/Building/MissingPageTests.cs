using System.Diagnostics;

namespace Tutorial.Cli.Tests.Building;

/// <summary>A kit built by hand where npm's packages were not restored.</summary>
public class MissingPageTests
{
    [Fact]
    public void Build_NoNpmPackages_WarnsInOneSentence() => Assert.Contains(
        "warning KIT0001: This kit's lesson page was not bundled, so there is none or an old one: the npm packages are not in player/web/node_modules. Run ./tutorial, or 'npm ci' in player/web, and build again.",
        Build(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())), StringComparison.Ordinal);

    [Fact]
    public void Build_NpmPackagesAreThere_SaysNothing() => Assert.Equal("", Build(Path.GetTempPath()).Trim());

    private static string Build(string nodeModules)
    {
        ProcessStartInfo start = new(
            "dotnet",
            ["msbuild", Path.Combine(KitPaths.Root, "cli", "Tutorial.Cli.csproj"), "-t:WarnOfMissingPage", $"-p:NodeModules={nodeModules}", "-nologo", "-nodeReuse:false", "-v:minimal"])
        { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}

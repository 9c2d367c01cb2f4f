using System.CommandLine;
using Tutorial.Cli.Commands;

namespace Tutorial.Cli.Tests.Commands;

/// <summary>A small program stands in for the benchmarks: it prints what it was asked, so nothing is timed here.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tutorial-bench-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Run_NameAndOptions_HandsThemOnAndPassesLinesAndExitCodeBack()
    {
        WriteBenchmarks("""Console.WriteLine(string.Join(" ", args)); Console.Error.WriteLine("a sentence"); return 2;""");
        using StringWriter output = new(), error = new();

        int code = await BenchCommand.RunAsync(
            _root, ["char-lstm", "--peers", "--json"], new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal($"steps char-lstm --peers --json{Environment.NewLine}", output.ToString());
        Assert.Equal($"a sentence{Environment.NewLine}", error.ToString());
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task Help_ShowsBothExamples()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(BenchCommand.Create(), "bench", "--help");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("./tutorial bench --peers", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("./tutorial bench char-lstm --json", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoNames_IsWrongUsage()
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(BenchCommand.Create(), "bench", "char-lstm", "mlp-32");

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal("Unrecognized command or argument 'mlp-32'. See ./tutorial bench --help.", outcome.Error.Trim());
    }

    private void WriteBenchmarks(string code)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "benchmarks")).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), code);
        File.WriteAllText(
            Path.Combine(folder, "Tutorial.Benchmarks.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
    }
}

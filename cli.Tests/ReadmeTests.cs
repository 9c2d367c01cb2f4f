using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Tutorial.Datasets;

namespace Tutorial.Cli.Tests;

/// <summary>What the README shows is run: an example that does not run is a bug.</summary>
public sealed partial class ReadmeTests
{
    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [Fact]
    public async Task Readme_CSharpExample_RunsAndLearnsTheDigits()
    {
        string readme = File.ReadAllText(Path.Combine(KitPaths.Root, "README.md"));
        string code = Assert.Single(CSharpBlock().Matches(readme)).Groups[1].Value;
        ScriptOptions options = ScriptOptions.Default
            .WithImports("System")
            .WithReferences(typeof(Dataset).Assembly, typeof(Reference.Tensors.Shape).Assembly);

        ScriptState<object> state = await CSharpScript.RunAsync(code, options, cancellationToken: TestContext.Current.CancellationToken);

        var judged = (IReadOnlyDictionary<string, double>)state.GetVariable("judged").Value;
        Assert.InRange(judged["accuracy"], 0.8, 1);
    }

    [Fact]
    public void Readme_Links_PointAtFilesThatExist()
    {
        string readme = File.ReadAllText(Path.Combine(KitPaths.Root, "README.md"));
        IEnumerable<string> links = Regex.Matches(readme, @"\]\((?!https?:)([^)]+)\)").Select(match => match.Groups[1].Value);

        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(KitPaths.Root, link)), link));
    }
}

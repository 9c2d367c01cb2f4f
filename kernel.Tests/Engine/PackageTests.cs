using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

/// <summary><c>#r "nuget: …"</c> for packages that are not the kit's.</summary>
public class PackageTests
{
    [Fact]
    public async Task Reference_PackageOfASource_BringsWhatItNeedsAndIsKept()
    {
        using var packages = new PackageFolder();
        packages.Pack("Inner", "2.0.0", "public static int Seven() => 7;");
        packages.Pack("Outer", "2.0.0", "public static int Twice() => 2 * Inner.Seven();", needs: "Inner");
        Assert.Equal("14", await RunAsync(packages, "#r \"nuget: Outer, 2.0.0\"\nOuter.Twice()"));

        // From now on there is no source that could be asked: only the cache has it.
        packages.UseSource("https://127.0.0.1:9/index.json");
        Assert.Equal("21", await RunAsync(packages, "#r \"nuget: Outer, 2.0.0\"\nOuter.Twice() + Inner.Seven()"));
    }

    [Fact]
    public async Task Reference_PackageWithoutAVersion_TakesTheNewest()
    {
        using var packages = new PackageFolder();
        packages.Pack("Dated", "1.0.0", "public static string Age => \"old\";");
        packages.Pack("Dated", "1.1.0", "public static string Age => \"new\";");
        Assert.Equal("new", await RunAsync(packages, "#r \"nuget: Dated\"\nDated.Age"));
    }

    [Theory]
    [InlineData("#r \"nuget: Nobody.Has.This, 1.0.0\"", "There is no package Nobody.Has.This in the package sources of this machine; check the spelling.")]
    [InlineData("#r \"nuget: Known, 9.0.0\"", "There is no version 9.0.0 of the package Known in the package sources of this machine.")]
    [InlineData("#r \"nuget: , 1.0.0\"", "#r \"nuget: , 1.0.0\" is not the name of a package; write it as in #r \"nuget: MathNet.Numerics, 5.0.0\".")]
    public async Task Reference_PackageThatCannotBeHad_SaysWhy(string directive, string sentence)
    {
        using var packages = new PackageFolder();
        packages.Pack("Known", "1.0.0", "public static int One => 1;");
        Assert.Equal(sentence, await RunAsync(packages, directive));
    }

    [Fact]
    public async Task Reference_SourceCannotBeReached_SaysSoAndALaterTrySucceeds()
    {
        using var packages = new PackageFolder("https://127.0.0.1:9/index.json");
        packages.Pack("Late", "1.0.0", "public static int One => 1;");
        await using EngineClient client = await StartAsync(packages);
        const string Cell = "#r \"nuget: Late, 1.0.0\"\nLate.One";
        Assert.Equal("The package Late is not in the cache and the package source cannot be reached; connect to the network and run the cell again.", await RunAsync(client, Cell));

        packages.UseSource("../source");
        Assert.Equal("1", await RunAsync(client, Cell));
    }

    private static Task<EngineClient> StartAsync(PackageFolder packages) => EngineClient.StartAsync(new EngineOptions { Environment = packages.Environment });

    private static async Task<string?> RunAsync(PackageFolder packages, string code)
    {
        await using EngineClient client = await StartAsync(packages);
        return await RunAsync(client, code);
    }

    // The cell's value, or what it failed with.
    private static async Task<string?> RunAsync(EngineClient client, string code)
    {
        var outputs = new List<Message>();
        Message reply = await client.ExecuteAsync(new(code), outputs.Add);
        return reply.Text("evalue") ?? new CellRun(reply, outputs).Result;
    }
}

using System.Text.Json.Nodes;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class LanguageTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("int Square(int n) => n * n;\nSquare(7)", "49")]
    [InlineData("await Task.FromResult(5)", "5")]
    [InlineData("async Task<int> Later() { await Task.Delay(5); return 7; }\nLater().Result", "7")]
    [InlineData("record P(int X);\nnew P(3)", "P { X = 3 }")]
    [InlineData("System.Xml.Linq.XElement.Parse(\"<a/>\")", "<a />")]
    [InlineData("unsafe int First(int[] a) { fixed (int* p = a) { return *p; } }\nFirst(new[] { 9 })", "9")]
    [InlineData("#!fsharp\n[1; 2; 3] |> List.sum", "6")]
    [InlineData("#!csharp\n3 * 3", "9")]
    [InlineData("Action act = () => Console.Write(\"\"); act(); Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)", "3")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> twice = n => n * 2; twice", "n => (n * 2)")]
    public async Task Execute_Expression_ShowsItsValue(string code, string value)
    {
        CellRun run = await engine.RunAsync(code);
        Assert.Equal("ok", run.Status);
        Assert.Equal(value, run.Result);
    }

    [Theory]
    [InlineData("#!html\n<b>1</b>", "text/html", "<b>1</b>")]
    [InlineData("#!javascript\nlet a = 1;", "text/html", "<script type=\"text/javascript\">let a = 1;</script>")]
    [InlineData("#!mermaid\ngraph TD; A-->B", "text/vnd.mermaid", "graph TD; A-->B")]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    public async Task Execute_TextCell_ShowsItsText(string code, string mimeType, string text)
    {
        CellRun run = await engine.RunAsync(code);
        Assert.Equal(text, (string?)Assert.Single(run.Displays)[mimeType]);
    }

    [Fact]
    public async Task Execute_SeveralLanguages_RunsEachInOrder()
    {
        CellRun run = await engine.RunAsync("#!html\n<i>a</i>\n#!csharp\nint mixed = 4;\nmixed + 1\n#!markdown\nend");
        Assert.Equal(["text/html", "text/plain", "text/markdown"], run.Displays.Select(display => display.AsObject().First().Key));
    }

    [Fact]
    public async Task Time_AnyCell_ShowsAVolatileTime()
    {
        CellRun run = await engine.RunAsync("#!time\nint timed = 1;");
        Message display = Assert.Single(run.Of(MessageTypes.DisplayData));
        Assert.Matches(@"^Wall time: \d+\.\d ms$", (string?)display.Content["data"]!["text/plain"]);
        Assert.True((bool?)display.Metadata["volatile"]);
        Assert.True((bool?)display.Content["metadata"]!["volatile"]);
    }

    [Fact]
    public async Task Whos_AfterDeclaration_ListsIt()
    {
        await engine.RunAsync("double listed = 2.5;");
        CellRun run = await engine.RunAsync("#!whos");
        Assert.Contains("listed", (string?)run.Displays.Single()["text/plain"], StringComparison.Ordinal);
        Assert.Contains("double", (string?)run.Displays.Single()["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Share_BetweenCSharpAndFSharp_PassesTheVeryValue()
    {
        await engine.RunAsync("var table = new List<int> { 1, 2 }; int count = 20;");
        CellRun there = await engine.RunAsync("#!fsharp\n#!share --from csharp table\n#!share --from csharp count\ntable.Add(count + 1)\nlet made = 0.5");
        Assert.Equal("ok", there.Status);
        CellRun back = await engine.RunAsync("#!share --from fsharp made --as half\n$\"{table.Count} {table[2]} {half}\"");
        Assert.Equal("3 21 0.5", back.Result);
    }

    [Theory]
    [InlineData("#!wrong", "#!wrong is unknown; known are #!csharp, #!fsharp, #!html, #!javascript, #!mermaid, #!markdown, #!time, #!whos, #!import and #!share.")]
    [InlineData("#!share --from fsharp nothing", "There is no variable nothing in fsharp; #!whos lists those that are.")]
    [InlineData("#!share nothing", "#!share needs the language it takes from, as in: #!share --from fsharp weights")]
    [InlineData("#!import missing.cs", null)]
    [InlineData("#r \"missing.dll\"", null)]
    public async Task Execute_WrongDirective_SaysWhatIsRight(string directive, string? sentence)
    {
        CellRun run = await engine.RunAsync("\n" + directive);
        Assert.Equal("DirectiveError", run.ErrorName);
        Assert.Equal(2, run.Reply.Number("line"));
        string where = Environment.CurrentDirectory;
        sentence ??= directive.StartsWith("#r", StringComparison.Ordinal)
            ? $"#r finds no file missing.dll in {where}; give the path of a .dll, or a package as in #r \"nuget: Name, 1.2.3\"."
            : $"#!import finds no file missing.cs in {where}.";
        Assert.Equal(sentence, run.ErrorText);
    }

    [Fact]
    public async Task Import_SourceAndNotebook_RunsTheirCells()
    {
        using TemporaryFolder folder = Fixtures.NewFolder();
        await File.WriteAllTextAsync(folder.File("helpers.cs"), "int Triple(int n) => 3 * n;");
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray(
                new JsonObject { ["cell_type"] = "markdown", ["source"] = "# text" },
                new JsonObject { ["cell_type"] = "code", ["source"] = new JsonArray("int fromNotebook =\n", "    11;"), ["metadata"] = new JsonObject() }),
        };
        await File.WriteAllTextAsync(folder.File("more.ipynb"), notebook.ToJsonString());
        CellRun run = await engine.RunAsync($"#!import \"{folder.File("helpers.cs")}\"\n#!import \"{folder.File("more.ipynb")}\"\nTriple(fromNotebook)");
        Assert.Equal("33", run.Result);
    }

    [Fact]
    public async Task Reference_KitPackage_ResolvesToTheBuiltFileAndShowsItsBundle()
    {
        using var kit = new SmallKit();
        await using EngineClient client = await EngineClient.StartAsync(new EngineOptions { Environment = kit.Environment });
        var outputs = new List<Message>();
        await client.ExecuteAsync(new("#r \"nuget: Tutorial.Reference, 0.1.0\"\nnew Tutorial.Reference.Figure()"), outputs.Add);
        JsonNode data = outputs.Single(message => message.Type == MessageTypes.ExecuteResult).Content["data"]!;
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], data.AsObject().Select(form => form.Key));
        Assert.Empty(data["application/vnd.plotly.v1+json"]!["data"]!.AsArray());
        Assert.Equal(("<svg/>", "a figure"), ((string)data["text/html"]!, (string)data["text/plain"]!));
        Message hover = await client.RequestAsync(Message.Request(MessageTypes.InspectRequest, new() { ["code"] = "Tutorial.Reference.Trainer.TrainForEver()", ["cursor_pos"] = 30 }));
        Assert.Contains("Counts until it is stopped.", (string?)hover.Content["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_KitPackageThatIsNotBuilt_SaysWhereItWasSought()
    {
        using TemporaryFolder empty = Fixtures.NewFolder();
        await using EngineClient client = await EngineClient.StartAsync(new EngineOptions { Environment = new Dictionary<string, string?> { ["TUTORIAL_KIT"] = empty.Path } });
        Message reply = await client.ExecuteAsync(new("#r \"nuget: Tutorial.Visuals\""));
        Assert.Equal($"Tutorial.Visuals is the kit's own and is not in {empty.Path}; build the kit, or let TUTORIAL_KIT name the folder it was published to.", reply.Text("evalue"));
    }
}

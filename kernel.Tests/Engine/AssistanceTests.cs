using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class AssistanceTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    [Theory]
    [InlineData("Console.Wri", "WriteLine")]
    [InlineData("var text = \"a\"; text.Sub", "Substring")]
    [InlineData("new[] { 1 }.Sele", "Select")]
    [InlineData("Math.", "Sqrt")]
    [InlineData("forea", "foreach")]
    [InlineData("System.Collections.Gen", "Generic")]
    [InlineData("disp", "display")]
    public async Task Complete_Prefix_OffersTheName(string code, string expected)
    {
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, code, code.Length);
        Assert.Contains(expected, reply.Content["matches"]!.AsArray().Select(match => (string?)match));
        Assert.Equal(code.Length, reply.Number("cursor_end"));
    }

    [Theory]
    [InlineData("// the Con")]
    [InlineData("/* Con")]
    [InlineData("/// <summary>The Con")]
    [InlineData("var text = \"the Con")]
    [InlineData("var text = $\"the Con")]
    [InlineData("var text = $\"{1} Con\";", 2)]
    [InlineData("var rate = 0.5e")]
    public async Task Complete_InACommentAStringOrANumber_OffersNothing(string code, int after = 0)
    {
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, code, code.Length - after);
        Assert.Empty(reply.Content["matches"]!.AsArray());
    }

    [Theory]
    [InlineData("$\"the sum is {Con", "Console")]
    [InlineData("// a comment\nCon", "Console")]
    [InlineData("\"text\".Subs", "Substring")]
    public async Task Complete_BesideAText_OffersTheName(string code, string expected)
    {
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, code, code.Length);
        Assert.Contains(expected, reply.Content["matches"]!.AsArray().Select(match => (string?)match));
    }

    [Fact]
    public async Task Complete_WhileACellRuns_KnowsEarlierVariables()
    {
        await engine.RunAsync("var quantity = new List<int>();");
        Task<CellRun> running = engine.RunAsync("System.Threading.Thread.Sleep(1500);");
        await Task.Delay(300);
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, "quant", 5);
        Assert.False(running.IsCompleted);
        Assert.Equal(["quantity"], reply.Content["matches"]!.AsArray().Select(match => (string?)match));
        await running;
    }

    [Fact]
    public async Task Complete_InTheSecondPart_UsesTheCellsPositions()
    {
        const string Code = "#!html\n<b>x</b>\n#!csharp\nConsole.Writ";
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, Code, Code.Length);
        Assert.Equal(Code.Length - 4, reply.Number("cursor_start"));
        Assert.Contains("Write", reply.Content["matches"]!.AsArray().Select(match => (string?)match));
    }

    [Theory]
    [InlineData("#!fsharp\nList.ma", "map")]
    [InlineData("#!fsharp\nlet total = 3\nlet twice = tot", "total")]
    [InlineData("#!fsharp\nMath.", "Sqrt")]
    [InlineData("#!fsharp\nheight", "heightOfTree")]
    public async Task Complete_FSharp_OffersTheName(string code, string expected)
    {
        await engine.RunAsync("#!fsharp\nlet heightOfTree = 12");
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, code, code.Length);
        Assert.Contains(expected, reply.Content["matches"]!.AsArray().Select(match => (string?)match));
        Assert.Equal(code.Length, reply.Number("cursor_end"));
    }

    [Fact]
    public async Task Inspect_FSharpFunction_ShowsItsTypeAndComment()
    {
        await engine.RunAsync("#!fsharp\n1");
        const string Code = "#!fsharp\n/// Doubles a number.\nlet twice (n: int) = 2 * n\ntwice 4";
        Message reply = await engine.AskAsync(MessageTypes.InspectRequest, Code, Code.Length - 4);
        Assert.Equal("val twice: n: int -> int\n\nDoubles a number.", (string?)reply.Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Inspect_OwnFunction_ShowsItsDeclaration()
    {
        await engine.RunAsync("double Half(double x) => x / 2;");
        Message reply = await engine.AskAsync(MessageTypes.InspectRequest, "Half(3)", 1);
        Assert.Contains("double Half(double x)", (string?)reply.Content["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_NothingThere_SaysNotFound() =>
        Assert.False((await engine.AskAsync(MessageTypes.InspectRequest, "   ", 1)).Flag("found"));

    [Fact]
    public async Task Signature_SecondArgument_IsActive()
    {
        Message reply = await engine.AskAsync(MessageTypes.SignatureRequest, "Math.Pow(2, ", 12);
        Assert.Equal(1, reply.Number("active_parameter"));
        JsonNode signature = Assert.Single(reply.Content["signatures"]!.AsArray())!;
        Assert.Equal("double Math.Pow(double x, double y)", (string?)signature["label"]);
        Assert.Equal(["double x", "double y"], signature["parameters"]!.AsArray().Select(parameter => (string?)parameter!["label"]));
    }

    [Fact]
    public async Task Diagnostics_WrongType_NamesThePlace()
    {
        Message reply = await engine.AskAsync(MessageTypes.DiagnosticsRequest, "#!time\nint q = \"a\";");
        JsonNode fault = Assert.Single(reply.Content["diagnostics"]!.AsArray())!;
        Assert.Equal("CS0029", (string?)fault["code"]);
        Assert.Equal((2, 9, 15, 18), ((int)fault["line"]!, (int)fault["column"]!, (int)fault["start"]!, (int)fault["end"]!));
    }

    [Theory]
    [InlineData("for (;;) {", "incomplete")]
    [InlineData("1 + 1", "complete")]
    [InlineData("int 5 = ;", "invalid")]
    public async Task IsComplete_Code_IsJudged(string code, string status) =>
        Assert.Equal(status, (await engine.AskAsync(MessageTypes.IsCompleteRequest, code)).Text("status"));

    [Fact]
    public async Task Variables_ListAndOne_ShowTypeValueAndBundle()
    {
        await engine.RunAsync("var weights = new[] { 0.5, 1.5 };");
        Message all = await engine.Client.RequestAsync(Message.Request(MessageTypes.VariablesRequest));
        JsonNode entry = all.Content["variables"]!.AsArray().Single(variable => (string?)variable!["name"] == "weights")!;
        Assert.Equal(("csharp", "double[]", "[ 0.5, 1.5 ]", 2), ((string)entry["language"]!, (string)entry["type"]!, (string)entry["value"]!, (int)entry["size"]!));
        Message one = await engine.Client.RequestAsync(Message.Request(MessageTypes.VariablesRequest, new() { ["name"] = "weights" }));
        Assert.Equal("[ 0.5, 1.5 ]", (string?)one.Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Complete_CursorOutside_IsAProtocolError()
    {
        Message reply = await engine.AskAsync(MessageTypes.CompleteRequest, "abc", 17);
        Assert.Equal(MessageTypes.ProtocolError, reply.Type);
        Assert.Equal("cursor_pos must be from 0 to the length of the code, 3.", reply.Text("message"));
    }
}

using System.Text.Json.Nodes;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class OutputTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    [Fact]
    public async Task Execute_PrintsAndDisplays_KeepsTheOrder()
    {
        CellRun run = await engine.RunAsync("Console.Write(\"a\");\ndisplay(1);\nConsole.Error.Write(\"b\");\n2");
        string[] order = [.. run.Outputs.Select(message => message.Type == MessageTypes.Stream ? message.Text("name")! : message.Type)];
        Assert.Equal(["status", "stdout", "display_data", "stderr", "execute_result"], order);
    }

    [Fact]
    public async Task Execute_ChildPrints_IsCaught()
    {
        CellRun run = await engine.RunAsync("System.Diagnostics.Process.Start(\"echo\", \"from a child\").WaitForExit();");
        Assert.Equal("from a child\n", run.Text);
    }

    [Fact]
    public async Task Execute_HundredMegabytes_AreFoldedAndKeptInAFile()
    {
        int lines = EngineFixture.Prove ? 1_000_000 : 50_000;
        CellRun run = await engine.RunAsync($"for (int i = 0; i < {lines}; i++) Console.WriteLine(i.ToString(\"D8\") + new string('x', 91));");
        Message folding = run.Of(MessageTypes.Stream).Single(message => message.Metadata["folded"] is not null);
        JsonNode folded = folding.Metadata["folded"]!;
        Assert.Equal(lines * 100L, run.Text.Length - folding.Text("text")!.Length + (long)folded["characters"]!);
        Assert.True(run.Text.Length < 1.1 * 1024 * 1024);
        Assert.StartsWith("00000000x", run.Text, StringComparison.Ordinal);
        Assert.EndsWith($"{lines - 1:D8}{new string('x', 91)}\n", run.Text, StringComparison.Ordinal);
        Assert.Equal(lines * 100L, new FileInfo((string)folded["file"]!).Length);
    }

    [Fact]
    public async Task Execute_LongLoopOfPrints_ComesInBatches()
    {
        CellRun run = await engine.RunAsync("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);");
        Assert.Equal(10_000, run.Text.Count(letter => letter == '\n'));
        Assert.InRange(run.Of(MessageTypes.Stream).Count(), 1, 200);
    }

    [Fact]
    public async Task Update_ManyInAShortTime_AreThinnedAndTheLastArrives()
    {
        CellRun run = await engine.RunAsync("var shown = display(0); for (int i = 1; i <= 1000; i++) shown.Update(i);");
        string[] values = [.. run.Of(MessageTypes.UpdateDisplayData).Select(message => (string)message.Content["data"]!["text/plain"]!)];
        Assert.InRange(values.Length, 1, 20);
        Assert.Equal("1000", values[^1]);
        string id = (string)run.Of(MessageTypes.DisplayData).Single().Content["transient"]!["display_id"]!;
        Assert.All(run.Of(MessageTypes.UpdateDisplayData), message => Assert.Equal(id, (string?)message.Content["transient"]!["display_id"]));
    }

    [Theory]
    [InlineData("Formatter.Register<Bad>((b, w) => throw new InvalidOperationException(\"no form\"), \"text/html\");", "no form")]
    [InlineData("Formatter.Register<Bad>((b, w) => w.Write(\"{\"), \"application/json\");", "A formatter gave application/json that is not JSON: ")]
    public async Task Update_LateValueWithoutAForm_IsTheCellsErrorAndTheSessionLives(string formatter, string sentence)
    {
        int process = engine.Client.Engine.ProcessId;
        // The pause lets the output thread try first.
        foreach (string pause in new[] { "", "System.Threading.Thread.Sleep(400);" })
        {
            CellRun run = await engine.RunAsync($$"""
                using Microsoft.DotNet.Interactive.Formatting;
                public class Bad { }
                {{formatter}}
                int kept = 5;
                var shown = display(0);
                shown.Update(1);
                shown.Update(new Bad());
                {{pause}}
                """);
            Assert.Equal("InvalidOperationException", run.ErrorName);
            Assert.StartsWith(sentence, run.ErrorText, StringComparison.Ordinal);
            Assert.Equal("5", (await engine.RunAsync("kept")).Result);
        }

        Assert.Equal(process, engine.Client.Engine.ProcessId);
    }

    [Fact]
    public async Task Display_ValueThatSaysItIsVolatile_IsMarked()
    {
        CellRun run = await engine.RunAsync("public class Rate { public bool IsVolatile => true; public override string ToString() => \"5 a second\"; }\nnew Rate()");
        Assert.True((bool?)run.Of(MessageTypes.ExecuteResult).Single().Metadata["volatile"]);
    }

    [Fact]
    public async Task ClearOutput_Called_IsSent() =>
        Assert.True(Assert.Single((await engine.RunAsync("Kernel.ClearOutput(wait: true);")).Of(MessageTypes.ClearOutput)).Flag("wait"));

    [Theory]
    [InlineData("Console.ReadLine()")]
    [InlineData("await Kernel.GetInputAsync(\"name?\")")]
    public async Task Input_Asked_ComesFromTheClient(string code)
    {
        var outputs = new List<Message>();
        Message reply = await engine.Client.ExecuteAsync(new(code), message =>
        {
            outputs.Add(message);
            if (message.Type == MessageTypes.InputRequest)
            {
                _ = engine.Client.ReplyInputAsync(message, "Ada");
            }
        });
        Assert.Equal("Ada", new CellRun(reply, outputs).Result);
    }

    [Fact]
    public async Task Input_ClientCannotAsk_FailsWithOneSentence()
    {
        CellRun run = await engine.RunAsync(new ExecuteRequest("Console.ReadLine()") { AllowStdin = false });
        Assert.Equal("This cell asks for input, and nobody is there to answer; run it in the lesson player or in Jupyter.", run.ErrorText);
    }

    [Fact]
    public async Task Execute_LargeArrayAgainAndAgain_DoesNotPileUp()
    {
        for (int run = 0; run < 20; run++)
        {
            await engine.RunAsync("var large = new double[1_000_000]; large[0] = 1;");
        }

        // Twenty arrays of 8 MB would be 160 MB.
        string? bytes = (await engine.RunAsync("GC.GetTotalMemory(forceFullCollection: true)")).Result;
        Assert.InRange(long.Parse(bytes!, System.Globalization.CultureInfo.InvariantCulture), 0, 100L << 20);
        Assert.Equal("1", (await engine.RunAsync("large[0]")).Result);
    }

    [Fact]
    public async Task Execute_ShadowedVariableInAFunction_StaysAsItWas()
    {
        await engine.RunAsync("var scale = new[] { 2.0 };\ndouble Scaled(double x) => x * scale[0];");
        await engine.RunAsync("var scale = new[] { 100.0 };");
        Assert.Equal("6", (await engine.RunAsync("Scaled(3)")).Result);
    }
}

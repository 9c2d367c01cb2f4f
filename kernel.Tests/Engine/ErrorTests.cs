using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Engine;

public class ErrorTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    [Fact]
    public async Task Execute_DoesNotCompile_NamesCellLineAndColumn()
    {
        CellRun run = await engine.RunAsync(new ExecuteRequest("int a = 1;\nint b = missing;") { Cell = 8 });
        Assert.Equal("CompilationError", run.ErrorName);
        Assert.Equal("CS0103: The name 'missing' does not exist in the current context", run.ErrorText);
        Assert.Equal((8, 2, 9), (run.Reply.Number("cell"), run.Reply.Number("line"), run.Reply.Number("column")));
        Message error = Assert.Single(run.Of(MessageTypes.Error));
        Assert.Equal("cell 8, line 2, column 9: CS0103: The name 'missing' does not exist in the current context", (string?)error.Content["traceback"]![0]);
    }

    [Fact]
    public async Task Execute_Throws_NamesTheLinesOfEveryCellOnTheWay()
    {
        await engine.RunAsync(new ExecuteRequest("int Divide(int a, int b)\n{\n    return a / b;\n}") { Cell = 3 });
        CellRun run = await engine.RunAsync(new ExecuteRequest("int x = 5;\n\nDivide(x, 0)") { Cell = 4 });
        Assert.Equal("DivideByZeroException", run.ErrorName);
        Assert.Equal("Attempted to divide by zero.", run.ErrorText);
        Assert.Equal((3, 3), (run.Reply.Number("cell"), run.Reply.Number("line")));
        string[] trace = [.. run.Reply.Content["traceback"]!.AsArray().Select(line => (string)line!)];
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero. (cell 3, line 3)", "   at Divide(Int32, Int32) in cell 3, line 3", "   at cell 4, line 3"], trace);
    }

    [Fact]
    public async Task Execute_Throws_KeepsTheVariablesMadeBefore()
    {
        await engine.RunAsync("int early = 6;\nthrow new InvalidOperationException(\"stop here\");");
        Assert.Equal("6", (await engine.RunAsync("early")).Result);
    }

    [Fact]
    public async Task Execute_FSharpThrows_NamesTheLine()
    {
        CellRun run = await engine.RunAsync(new ExecuteRequest("#!fsharp\nlet zero = 0\nlet share = 10 / zero") { Cell = 2 });
        Assert.Equal("DivideByZeroException", run.ErrorName);
        Assert.Equal((2, 3), (run.Reply.Number("cell"), run.Reply.Number("line")));
    }

    [Fact]
    public async Task Execute_FSharpDoesNotCompile_NamesTheLine()
    {
        CellRun run = await engine.RunAsync("#!fsharp\nlet wrong = 1 + \"x\"");
        Assert.Equal("FS0001: The type 'string' does not match the type 'int'", run.ErrorText);
        Assert.Equal(2, run.Reply.Number("line"));
    }

    [Fact]
    public async Task Execute_UsingOfAnEarlierCellClashes_AdvisesARestart()
    {
        await engine.RunAsync("public static class Small<T> { public static T Make(double x) => (T)Convert.ChangeType(x, typeof(T)); }");
        await engine.RunAsync("using static Small<float>;");
        CellRun run = await engine.RunAsync("using static Small<double>;\nMake(1)");
        Assert.StartsWith("CS0121: ", run.ErrorText, StringComparison.Ordinal);
        Assert.EndsWith("An earlier cell's using (such as Nn<float>) still holds and clashes with this one's: usings stay from cell to cell. Restart the session and run the notebook from the top after such a change.", run.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_CellFails_AbortsThoseThatWaitAlready()
    {
        Task<Message> failing = engine.Client.ExecuteAsync(new("await Task.Delay(300); throw new Exception(\"no\");"));
        Task<Message> waiting = engine.Client.ExecuteAsync(new("1"));
        Assert.Equal("error", (await failing).Text("status"));
        Assert.Equal("aborted", (await waiting).Text("status"));
        Assert.Equal("ok", (await engine.RunAsync("1")).Status);
    }

    [Fact]
    public async Task Execute_AsyncVoidThrows_IsToldAndTheSessionLives()
    {
        await engine.RunAsync("async void Forgotten() { await Task.Yield(); throw new Exception(\"in the dark\"); }");
        Assert.Equal("ok", (await engine.RunAsync("1")).Status);
    }
}

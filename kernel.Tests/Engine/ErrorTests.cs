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

    [Theory]
    [InlineData("int[] a = new int[3];\nint i = 5;\n\na[i] = 1;\nint after = 3;", 4)]
    [InlineData("int[] b = new int[3];\nfor (int k = 0; k < 9; k++)\n{\n    b[0] = 1;\n    b[k] = 1;\n}\nb[1] = 2;", 5)]
    [InlineData("int[] c = new int[3];\nif (c.Length > 2)\n    c[7] = 1;\nelse\n    c[0] = 1;", 3)]
    [InlineData("int[] d = new int[3];\nawait Task.Delay(1);\nint first = d[0];\nint e = d[7];\nint last = d[2];", 4)]
    [InlineData("int f = int.MaxValue;\nint g = checked(f - 1);\nint h = checked(f + g);\nint j = checked(g - 1);", 3)]
    public async Task Execute_IndexOrSumOutOfRangeAtTheTopLevel_NamesItsLine(string code, int line)
    {
        CellRun run = await engine.RunAsync(new ExecuteRequest(code) { Cell = 5 });
        Assert.Equal((5, line), (run.Reply.Number("cell"), run.Reply.Number("line")));
        Assert.Equal([$"{run.ErrorName}: {run.ErrorText} (cell 5, line {line})", $"   at cell 5, line {line}"], run.Reply.Content["traceback"]!.AsArray().Select(text => (string)text!));
    }

    [Theory]
    [InlineData("int One(int[] v, int n)\n{\n    int zero = 0;\n    return v[n] + zero;\n}\nOne(new int[3], 7)", 4, "4")]
    [InlineData("int Two(int[] v, int n)\n{\n    v[0] = 1;\n    v[n] = 2;\n    return v[1];\n}\nTwo(new int[3], 7)", 3, "3, 4 or 5")]
    public async Task Execute_IndexOutOfRangeInAFunction_NamesTheLinesWhereItMayBe(string code, int line, string lines)
    {
        CellRun run = await engine.RunAsync(new ExecuteRequest(code) { Cell = 6 });
        Assert.Equal((6, line), (run.Reply.Number("cell"), run.Reply.Number("line")));
        Assert.Equal($"IndexOutOfRangeException: Index was outside the bounds of the array. (cell 6, line {lines})", (string?)run.Reply.Content["traceback"]![0]);
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

using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Notebooks;

public class NotebookRunnerTests
{
    [Fact]
    public async Task Run_NotebookOfAllLanguages_StoresEachOutput()
    {
        RunResult result = await RunAsync("good");

        Assert.Null(result.Failure);
        Cell[] cells = [.. result.Notebook.Cells];
        Assert.Equal("14", cells[0].Outputs[^1].TextOf(MimeTypes.Text));
        Assert.Equal(["stream", "display_data", "stream"], cells[1].Outputs.Select(output => output.Type));
        Assert.Equal("out\ngrößer 😀\n", cells[1].Outputs[0].Text);
        Assert.Contains("second", cells[2].Outputs[0].TextOf(MimeTypes.Text), StringComparison.Ordinal);
        Assert.Empty(cells[4].Outputs);
        Assert.Null(cells[4].ExecutionCount);
        Assert.Equal("<b>bold</b>", cells[5].Outputs[0].TextOf(MimeTypes.Html)!.Trim());
        Assert.Equal("DivideByZeroException", cells[9].Outputs[0].ErrorName!.Split('.')[^1]);
        Assert.Contains(cells[11].Outputs, output => output.Metadata["volatile"]?.GetValue<bool>() == true);
        Assert.Empty(cells[12].Outputs);
    }

    [Fact]
    public async Task Run_Twice_DiffersInNothing()
    {
        RunResult[] results = await Task.WhenAll(RunAsync("good"), RunAsync("good"));

        Assert.Empty(NotebookComparison.Differences(results[0].Notebook, results[1].Notebook));
    }

    [Fact]
    public async Task Run_FailingCell_NamesNotebookCellLineAndMessageAndStops()
    {
        RunResult result = await RunAsync("failing");

        Assert.Equal("failing.ipynb, cell 2 (c2), line 3: Attempted to divide by zero.", result.Failure!.Describe("failing.ipynb"));
        Assert.Equal("before\n", result.Notebook.Cells[0].Outputs[0].Text);
        Assert.Equal("error", Assert.Single(result.Notebook.Cells[1].Outputs).Type);
        Assert.Null(result.Notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task Run_EndlessCell_IsStoppedAtItsLimit()
    {
        RunResult result = await NotebookRunner.RunAsync(Fixtures.Path("runs/endless.ipynb"), new RunOptions { CellLimit = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);

        Assert.StartsWith("endless.ipynb, cell 1 (c1)", result.Failure!.Describe("endless.ipynb"), StringComparison.Ordinal);
        Assert.Equal(["stream", "error"], result.Notebook.Cells[0].Outputs.Select(output => output.Type));
        Assert.Equal("TimeLimit", result.Notebook.Cells[0].Outputs[1].ErrorName);
    }

    [Theory]
    [InlineData("dotnet-interactive.ipynb", "42")]
    public async Task Run_NotebookOfAnotherWriter_Runs(string file, string result)
    {
        var limit = new RunOptions { CellLimit = TimeSpan.FromSeconds(60) };
        RunResult run = await NotebookRunner.RunAsync(Fixtures.Path(file), limit, TestContext.Current.CancellationToken);

        Assert.Null(run.Failure);
        Assert.Equal(result, run.Notebook.Cells[1].Outputs[^1].TextOf(MimeTypes.Text));
        Assert.Equal("42\n", run.Notebook.Cells[2].Outputs[0].Text);
    }

    private static Task<RunResult> RunAsync(string name) =>
        NotebookRunner.RunAsync(Fixtures.Path($"runs/{name}.ipynb"), cancel: TestContext.Current.CancellationToken);
}

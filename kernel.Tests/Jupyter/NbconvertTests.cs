using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Tests.Notebooks;

namespace Tutorial.Kernel.Tests.Jupyter;

public class NbconvertTests
{
    [Fact]
    public async Task Execute_InJupyterAndHeadless_GivesTheSameOutputs()
    {
        string notebook = Fixtures.Path("runs/good.ipynb");
        using var sandbox = new JupyterSandbox();
        string folder = await sandbox.ExecuteAsync(notebook);

        RunResult own = await NotebookRunner.RunAsync(notebook, cancel: TestContext.Current.CancellationToken);

        Assert.Empty(NotebookComparison.Differences(Notebook.Read(Path.Combine(folder, "good.ipynb")), own.Notebook));
    }
}

using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Notebooks;
using Tutorial.Kernel.Tests.Jupyter;
using Tutorial.Kernel.Tests.Notebooks;
using Tutorial.Lessons.Documents;

namespace Tutorial.Cli.Tests.Jupyter;

public sealed class KitNotebookTests
{
    [Fact]
    public async Task Execute_EveryNotebookOfTheKit_GivesTheSameInJupyterAndHeadless()
    {
        string notebooks = Path.Combine(KitPaths.Root, "notebooks");
        string[] slugs = [.. LessonDocument.Slugs(Path.Combine(KitPaths.Root, "lessons"))];
        string[] files = [.. slugs.Select(slug => Path.Combine(notebooks, $"{slug}.ipynb"))];
        Assert.All(files, file => Assert.True(File.Exists(file), $"{file} is missing; run ./tutorial notebooks build."));
        using var sandbox = new JupyterSandbox(KitPaths.Kit);
        var options = new RunOptions { Engine = new EngineOptions { KitFolder = KitPaths.Kit } };

        // Two cores: Jupyter on the one, the headless runner on the other.
        Task<string> inJupyter = files.Length > 0 ? sandbox.ExecuteAsync(files) : Task.FromResult("");
        var own = new List<RunResult>();
        foreach (string file in files)
        {
            own.Add(await NotebookRunner.RunAsync(file, options, TestContext.Current.CancellationToken));
        }

        string executed = await inJupyter;
        Assert.Equal(slugs.Length, own.Count);
        Assert.All(own, result =>
        {
            Assert.Null(result.Failure);
            Assert.Empty(NotebookComparison.Differences(Notebook.Read(Path.Combine(executed, Path.GetFileName(result.Path))), result.Notebook));
        });
    }
}

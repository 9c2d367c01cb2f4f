using Tutorial.Kernel.Export;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Cli.Running;

/// <summary>Several notebooks, each on an engine of its own, some at the same time.</summary>
/// <param name="folder">Where the executed notebooks go.</param>
/// <param name="nodeModules">Where pages take their libraries from; null when no pages are wanted.</param>
/// <param name="options">How each notebook is run.</param>
internal sealed class NotebookBatch(string folder, string? nodeModules, RunOptions options)
{
    /// <summary>What became of one notebook.</summary>
    /// <param name="File">The notebook as named.</param>
    /// <param name="Written">The files it became.</param>
    /// <param name="Problem">One sentence when it failed.</param>
    public sealed record Outcome(string File, IReadOnlyList<string> Written, string? Problem);

    /// <summary>The file that a name means: a path, or one of the kit's notebooks.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public static string Find(string name, string kitRoot)
    {
        string ofKit = Path.Combine(kitRoot, "notebooks", $"{name}.ipynb");
        return File.Exists(name) ? name
            : File.Exists(ofKit) ? ofKit
            : throw new CommandException($"There is no notebook {name}; give a path to an .ipynb file, or a name that ./tutorial list shows.", ExitCode.Usage);
    }

    /// <summary>Runs all of them; outcomes come in the order of the files.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<string> files, int jobs, CancellationToken cancel)
    {
        RefuseClashes(files);
        Directory.CreateDirectory(folder);
        var outcomes = new Outcome[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel }, async (i, stop) =>
            outcomes[i] = await RunAsync(files[i], stop));
        return outcomes;
    }

    private async Task<Outcome> RunAsync(string file, CancellationToken cancel)
    {
        try
        {
            RunResult result = await NotebookRunner.RunAsync(file, options, cancel);

            // A failing notebook is written, too: its outputs show what happened before.
            return new Outcome(file, [.. Write(result)], result.Failure?.Describe(file));
        }
        catch (Exception problem) when (problem is NotebookFormatException or EngineDiedException or TimeoutException or IOException)
        {
            return new Outcome(file, [], problem is NotebookFormatException ? problem.Message : $"{file}: {problem.Message}");
        }
    }

    private IEnumerable<string> Write(RunResult result)
    {
        string executed = Path.Combine(folder, Path.GetFileName(result.Path));
        result.Notebook.Write(executed);
        yield return executed;
        if (nodeModules is not null)
        {
            string page = Path.ChangeExtension(executed, ".html");
            File.WriteAllText(page, HtmlExport.ToHtml(result.Notebook, result.Path, new PageLibraries(nodeModules)));
            yield return page;
        }
    }

    private void RefuseClashes(IReadOnlyList<string> files)
    {
        string? twice = files.GroupBy(file => Path.GetFileName(file)).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new CommandException($"Two notebooks are called {twice} and would be written to one file; run them one after the other with different --out folders.", ExitCode.Usage);
        }

        string? own = files.FirstOrDefault(file => Path.GetDirectoryName(Path.GetFullPath(file)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (own is not null)
        {
            throw new CommandException($"--out is the folder of {own}, which would be overwritten; name another folder.", ExitCode.Usage);
        }
    }
}

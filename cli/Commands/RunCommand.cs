using System.CommandLine;
using System.CommandLine.Parsing;
using Tutorial.Cli.Running;
using Tutorial.Kernel.Hosting;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial run</c>: executes notebooks without anybody watching.</summary>
internal static class RunCommand
{
    private static readonly Argument<string[]> _notebooks = new("NOTEBOOK")
    {
        Description = "Files, or names of the kit's notebooks such as 03-backpropagation.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> _out = new("--out")
    {
        Description = "Folder for the executed notebooks; without it artifacts/notebooks in the kit. The notebook itself is never changed.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> _html = new("--html") { Description = "Write each notebook as one HTML page, too." };

    private static readonly Option<double> _timeout = new("--timeout")
    {
        Description = "Seconds that one cell may take.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => new RunOptions().CellLimit.TotalSeconds,
        Validators = { result => Require(result, result.GetValueOrDefault<double>() is > 0 and < 1_000_000, "--timeout must be a number of seconds above 0.") },
    };

    private static readonly Option<int> _jobs = new("--jobs")
    {
        Description = "How many notebooks run at the same time.",
        HelpName = "N",
        DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2),
        Validators = { result => Require(result, result.GetValueOrDefault<int>() >= 1, "--jobs must be 1 or more.") },
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand run = new(
            "run",
            "Run notebooks from top to bottom; exit code 1 when a cell fails that may not.",
            "./tutorial run 01-perceptron",
            "./tutorial run notebooks/*.ipynb --html --out pages --jobs 2");
        run.Arguments.Add(_notebooks);
        foreach (Option option in (Option[])[_out, _html, _timeout, _jobs])
        {
            run.Options.Add(option);
        }

        run.SetAction(RunAsync);
        return run;
    }

    private static void Require(OptionResult result, bool holds, string rule)
    {
        if (!holds)
        {
            result.AddError(rule);
        }
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancel)
    {
        var batch = new NotebookBatch(
            result.GetValue(_out) ?? Path.Combine(KitPaths.Root, "artifacts", "notebooks"),
            result.GetValue(_html) ? Path.Combine(KitPaths.Root, "player", "web", "node_modules") : null,
            new RunOptions
            {
                CellLimit = TimeSpan.FromSeconds(result.GetValue(_timeout)),
                Engine = new EngineOptions { KitFolder = KitPaths.Kit },
            });
        string[] files = [.. result.GetValue(_notebooks)!.Select(name => NotebookBatch.Find(name, KitPaths.Root))];
        IReadOnlyList<NotebookBatch.Outcome> outcomes = await batch.RunAsync(files, result.GetValue(_jobs), cancel);
        foreach (NotebookBatch.Outcome outcome in outcomes)
        {
            TextWriter to = outcome.Problem is null ? result.InvocationConfiguration.Output : result.InvocationConfiguration.Error;
            to.WriteLine(outcome.Problem ?? $"{outcome.File}: ran; see {string.Join(" and ", outcome.Written)}");
        }

        return outcomes.All(outcome => outcome.Problem is null) ? ExitCode.Success : ExitCode.Failure;
    }
}

using System.CommandLine;
using Tutorial.Cli.Building;
using Tutorial.Lessons.Documents;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial notebooks build|check</c>: the .ipynb files that the lessons make.</summary>
internal static class NotebooksCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand build = new("build", "Make notebooks/*.ipynb from lessons/*/lesson.md.", "./tutorial notebooks build");
        build.SetAction(result => Telling(() => Build(result.InvocationConfiguration.Output)));
        KitCommand check = new("check", "Say which notebooks are not what their lessons make; exit code 1 when there are any.", "./tutorial notebooks check");
        check.SetAction(result => Telling(() => Check(result.InvocationConfiguration)));
        KitCommand notebooks = new("notebooks", "Make the notebooks from the lessons, or check that they are made.", "./tutorial notebooks build", "./tutorial notebooks check");
        notebooks.Subcommands.Add(build);
        notebooks.Subcommands.Add(check);
        return notebooks;
    }

    private static int Build(TextWriter output)
    {
        foreach ((string slug, bool written) in new NotebookBuild(KitPaths.Root).Build())
        {
            output.WriteLine($"notebooks/{slug}.ipynb {(written ? "written" : "is as it should be")}");
        }

        return ExitCode.Success;
    }

    private static int Check(InvocationConfiguration console)
    {
        IReadOnlyList<string> problems = new NotebookBuild(KitPaths.Root).Check();
        foreach (string problem in problems)
        {
            console.Error.WriteLine(problem);
        }

        return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static int Telling(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (LessonFormatException error)
        {
            throw new CommandException(error.Message, innerException: error);
        }
    }
}

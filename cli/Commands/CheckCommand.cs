using System.CommandLine;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;
using Tutorial.Lessons.Working;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial check</c>: grade one's own work.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string?> what = new("what") { Description = "An exercise (03.2), a lesson (03), or nothing for the lessons that you have begun.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "Every exercise of the course." };
        Option<bool> json = new("--json") { Description = "One JSON object a line: exercise, passed, points, of, message, mistake, seed." };
        Option<bool> details = new("--details") { Description = "Also show the exception behind a message." };
        Option<int?> seed = ExerciseArguments.SeedOption();
        KitCommand command = new("check", "Grade your own exercises.", "./tutorial check 01.2", "./tutorial check 03 --json") { what, all, json, details, seed };
        command.SetAction(result => Run(
            result.InvocationConfiguration.Output,
            result.GetValue(what),
            result.GetValue(all),
            result.GetValue(json),
            result.GetValue(details),
            ExerciseArguments.Seed(result.GetValue(seed))));
        return command;
    }

    private static int Run(TextWriter output, string? what, bool all, bool json, bool details, int seed)
    {
        if (what is not null && all)
        {
            throw new CommandException($"{what} and --all contradict each other; give one of them.", ExitCode.Usage);
        }

        var workspace = new Workspace(KitPaths.Root, Course.Kit);
        using var practice = new Practice(workspace, WorkerLimits.Default);
        practice.Warm();
        IReadOnlyList<ExerciseDefinition> chosen = what is null && !all ? Begun(workspace) : ExerciseArguments.Select(Course.Kit, what);
        var verdicts = new List<Verdict>();
        foreach (Verdict verdict in practice.Check(chosen, seed))
        {
            verdicts.Add(verdict);
            if (json)
            {
                output.WriteLine(JsonReport.Of(verdict));
            }
            else
            {
                ExerciseArguments.Print(output, verdict, details);
                TellSolution(output, workspace, verdict, chosen.Count == 1);
            }
        }

        if (!json && verdicts.Count > 1)
        {
            output.WriteLine($"{verdicts.Count(verdict => verdict.Passed)} of {verdicts.Count} exercises, {verdicts.Sum(verdict => verdict.Points):0.##} of {verdicts.Sum(verdict => verdict.Of)} points.");
        }

        return verdicts.All(verdict => verdict.Passed) ? ExitCode.Success : ExitCode.Failure;
    }

    private static ExerciseDefinition[] Begun(Workspace workspace)
    {
        ExerciseDefinition[] begun = [.. Course.Kit.Exercises.Where(exercise => File.Exists(workspace.FileOf(exercise.Lesson)))];
        return begun.Length > 0 ? begun
            : throw new CommandException($"You have not begun a lesson yet; name one, such as ./tutorial check {Course.Kit.Lessons[0]}, and its file is made in work/.", ExitCode.Usage);
    }

    private static void TellSolution(TextWriter output, Workspace workspace, Verdict verdict, bool only)
    {
        if (verdict.Passed && only)
        {
            output.WriteLine($"  {verdict.Exercise.Explanation}");
            output.WriteLine();
            output.WriteLine("  One way to write it:");
            foreach (string line in (Course.Kit.Sources.Solution(verdict.Exercise) ?? "").Split('\n'))
            {
                output.WriteLine($"    {line}".TrimEnd());
            }
        }
        else if (verdict.Kind == VerdictKind.NotWritten)
        {
            output.WriteLine($"  Your file: {Path.GetRelativePath(KitPaths.Root, workspace.FileOf(verdict.Exercise.Lesson))}");
            output.WriteLine();
        }
    }
}

using System.CommandLine;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Working;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial hint</c>: the next rung.</summary>
internal static class HintCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> id = new("exercise") { Description = "The exercise, such as 03.2." };
        KitCommand command = new("hint", "Show the next hint of an exercise: a question, the formula, an example, nearly the code.", "./tutorial hint 01.2") { id };
        command.SetAction(result => Run(result.InvocationConfiguration.Output, result.GetRequiredValue(id)));
        return command;
    }

    private static int Run(TextWriter output, string id)
    {
        ExerciseDefinition exercise = ExerciseArguments.One(Course.Kit, id);
        var workspace = new Workspace(KitPaths.Root, Course.Kit);
        (IReadOnlyList<string> open, string? closed) = new HintLadder(workspace.Progress).Next(exercise);
        output.WriteLine($"{exercise.Id}  {exercise.Title}");
        for (int i = 0; i < open.Count; i++)
        {
            output.WriteLine();
            output.WriteLine($"  {i + 1} of {exercise.Hints.Count}  {open[i]}");
        }

        if (closed is not null)
        {
            output.WriteLine();
            output.WriteLine($"  {closed}");
        }

        return ExitCode.Success;
    }
}

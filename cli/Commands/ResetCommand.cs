using System.CommandLine;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Working;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial reset</c>: back to the skeleton.</summary>
internal static class ResetCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> id = new("exercise") { Description = "The exercise, such as 03.2." };
        KitCommand command = new("reset", "Put an exercise back to its beginning; your file is kept beside it.", "./tutorial reset 01.2") { id };
        command.SetAction(result =>
        {
            ExerciseDefinition exercise = ExerciseArguments.One(Course.Kit, result.GetRequiredValue(id));
            string kept = new Workspace(KitPaths.Root, Course.Kit).Reset(exercise);
            result.InvocationConfiguration.Output.WriteLine($"{exercise.Id} is back at its beginning; your file as it was: {Path.GetRelativePath(KitPaths.Root, kept)}");
        });
        return command;
    }
}

using System.CommandLine;
using Tutorial.Lessons.Authoring;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial new lesson|exercise</c>: for teachers.</summary>
internal static class NewCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string?> pack = new("--in") { Description = "A pack of your own instead of the kit's lessons/.", HelpName = "DIR" };
        Argument<string> slug = new("name") { Description = "Two digits and a name, such as 16-graph-networks." };
        KitCommand lesson = new("lesson", "Make a lesson: its text and an empty skeleton of exercises.", "./tutorial new lesson 16-graph-networks") { slug, pack };
        lesson.SetAction(result => Make(result, pack, files => files.Lesson(result.GetRequiredValue(slug))));

        Argument<string> name = new("name") { Description = "Lesson and method, such as 03/ClipByNorm." };
        KitCommand exercise = new("exercise", "Make an exercise that passes the grader's proof as it stands; change it step by step.", "./tutorial new exercise 03/ClipByNorm") { name, pack };
        exercise.SetAction(result => Make(result, pack, files => result.GetRequiredValue(name).Split('/') is [var home, var method]
            ? files.Exercise(home, method)
            : throw new CommandException("Name lesson and method with a slash between them, such as 03/ClipByNorm.", ExitCode.Usage)));

        KitCommand command = new("new", "For teachers: begin a lesson or an exercise.", "./tutorial new lesson 16-graph-networks", "./tutorial new exercise 16/Neighbours --in my-pack");
        command.Subcommands.Add(lesson);
        command.Subcommands.Add(exercise);
        return command;
    }

    private static int Make(ParseResult result, Option<string?> pack, Func<NewLesson, IReadOnlyList<string>> make)
    {
        try
        {
            string folder = result.GetValue(pack) is { } own ? Path.GetFullPath(own) : Path.Combine(KitPaths.Root, "lessons");
            foreach (string file in make(new NewLesson(folder)))
            {
                result.InvocationConfiguration.Output.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, file));
            }

            return ExitCode.Success;
        }
        catch (InvalidDataException problem)
        {
            throw new CommandException(problem.Message, ExitCode.Usage, problem);
        }
    }
}

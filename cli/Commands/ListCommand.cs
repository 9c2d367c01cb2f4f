using System.CommandLine;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Working;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial list</c>: lessons, exercises, own progress.</summary>
internal static class ListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand command = new("list", "Show the lessons, their exercises and your own progress.", "./tutorial list");
        command.SetAction(result => Run(result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(TextWriter output)
    {
        IReadOnlyDictionary<string, ExerciseProgress> progress = new Workspace(KitPaths.Root, Course.Kit).Progress.Read();
        foreach (string lesson in LessonFolders())
        {
            ExerciseDefinition[] exercises = [.. Course.Kit.Exercises.Where(exercise => exercise.Lesson == lesson)];
            int passed = exercises.Count(exercise => progress.GetValueOrDefault(exercise.Id)?.Passed == true);
            output.WriteLine($"{lesson,-28} {(exercises.Length == 0 ? "no exercises yet" : $"{passed} of {exercises.Length} exercises")}");
            foreach (ExerciseDefinition exercise in exercises)
            {
                ExerciseProgress reached = progress.GetValueOrDefault(exercise.Id) ?? new ExerciseProgress();
                string mark = reached.Passed ? "✓" : reached.Attempts > 0 ? "✗" : "·";
                output.WriteLine($"  {mark} {exercise.Id}  {exercise.Title,-48} {reached.Points:0.##} of {exercise.Points}".TrimEnd());
            }
        }

        return ExitCode.Success;
    }

    // A lesson without exercises is a lesson all the same.
    private static IEnumerable<string> LessonFolders() => Directory.GetDirectories(Path.Combine(KitPaths.Root, "lessons"), "??-*")
        .Where(folder => File.Exists(Path.Combine(folder, "lesson.md")) || File.Exists(Path.Combine(folder, "Exercises.cs")))
        .Select(folder => Path.GetFileName(folder)!)
        .Order(StringComparer.Ordinal);
}

using System.CommandLine;
using Spectre.Console;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;

namespace Tutorial.Cli;

/// <summary>What the exercise commands share: naming exercises, seeds, printing verdicts.</summary>
internal static class ExerciseArguments
{
    /// <summary>The exercise or lesson named on the command line.</summary>
    /// <param name="course">The exercises there are.</param>
    /// <param name="what">Such as <c>03.2</c>, <c>03</c> or <c>backpropagation</c>; null means all.</param>
    /// <exception cref="CommandException">Nothing has that name.</exception>
    public static IReadOnlyList<ExerciseDefinition> Select(Course course, string? what)
    {
        IReadOnlyList<ExerciseDefinition> found = string.IsNullOrEmpty(what) ? course.Exercises : course.Select(what);
        return found.Count > 0 ? found : throw new CommandException(
            $"There is no exercise or lesson {what}; ./tutorial list shows all of them (such as {course.Exercises[0].Id} or {course.Lessons[0]}).", ExitCode.Usage);
    }

    /// <summary>One exercise named on the command line.</summary>
    /// <param name="course">The exercises there are.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="CommandException">No exercise has that id.</exception>
    public static ExerciseDefinition One(Course course, string id) => Select(course, id) is [var exercise] ? exercise
        : throw new CommandException($"{id} is a whole lesson; name one exercise of it, such as {Select(course, id)[0].Id}.", ExitCode.Usage);

    /// <summary>The option that draws the same inputs again.</summary>
    public static Option<int?> SeedOption() => new("--seed") { Description = "Draw the same inputs again (every report names its seed).", HelpName = "N" };

    /// <summary>A seed for one run: the one asked for, else a new one.</summary>
    /// <param name="asked">The option's value.</param>
    public static int Seed(int? asked) => asked ?? Random.Shared.Next(1, 100_000);

    /// <summary>Prints a verdict; its first line is coloured on a terminal.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="details">True adds the exception behind the message.</param>
    public static void Print(TextWriter console, Verdict verdict, bool details)
    {
        string head = TextReport.Head(verdict);
        if (Terminal.IsInteractive && ReferenceEquals(console, Console.Out))
        {
            Color color = verdict.Passed ? Color.Green : verdict.Kind == VerdictKind.NotWritten ? Color.Grey : Color.Red;
            AnsiConsole.Write(new Text(head + "\n", new Style(color)));
        }
        else
        {
            console.WriteLine(head);
        }

        console.Write(TextReport.Body(verdict, details));
        console.WriteLine();
    }
}

using System.CommandLine;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;
using Tutorial.Lessons.Working;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial watch</c>: grade at every save; keys n, h, l, c, x, q.</summary>
internal static class WatchCommand
{
    private const string Keys = "n next · h hint · l list · c check all · x reset · q quit";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string?> lesson = new("lesson") { Description = "A lesson (03) or an exercise (03.2); nothing means all.", Arity = ArgumentArity.ZeroOrOne };
        KitCommand command = new("watch", "Grade at every save; keys go on, give hints, list and reset.", "./tutorial watch 01") { lesson };
        command.SetAction((result, stop) => RunAsync(result.InvocationConfiguration.Output, result.GetValue(lesson), stop));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, string? what, CancellationToken stop)
    {
        var workspace = new Workspace(KitPaths.Root, Course.Kit);
        using var practice = new Practice(workspace, WorkerLimits.Default);
        var session = new WatchSession(ExerciseArguments.Select(Course.Kit, what), workspace, practice);
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<char>? key = null;
        while (!quit.IsCancellationRequested)
        {
            string file = workspace.Open(session.Current.Lesson);
            using var watcher = new Watcher(file);
            Show(output, session, Path.GetRelativePath(KitPaths.Root, file));
            string lesson = session.Current.Lesson;
            while (!quit.IsCancellationRequested && session.Current.Lesson == lesson)
            {
                using var round = CancellationTokenSource.CreateLinkedTokenSource(quit.Token);
                practice.Warm();
                key ??= Task.Run(ReadKey, CancellationToken.None);
                Task saved = watcher.NextAsync(round.Token);
                Task first = await Task.WhenAny(saved, key, Task.Delay(Timeout.Infinite, quit.Token));
                if (first == saved && !saved.IsCanceled)
                {
                    Show(output, session, Path.GetRelativePath(KitPaths.Root, file));
                }
                else if (first == key)
                {
                    Press(output, session, await key, quit);
                    key = null;
                }

                await round.CancelAsync();
            }
        }

        return session.IsFinished ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Show(TextWriter output, WatchSession session, string file)
    {
        Verdict verdict = session.Check(ExerciseArguments.Seed(null));
        if (Terminal.IsInteractive)
        {
            Console.Clear();
        }

        ExerciseArguments.Print(output, verdict, details: false);
        output.WriteLine(verdict.Passed && session.IsFinished ? "  Every exercise here has passed." : $"  Watching {file}; save it to check again.");
        output.WriteLine($"  {Keys}");
    }

    private static void Press(TextWriter output, WatchSession session, char key, CancellationTokenSource quit)
    {
        switch (key)
        {
            case 'n':
                if (session.Next() is { } stays)
                {
                    output.WriteLine($"  {stays}");
                }
                else
                {
                    ExerciseArguments.Print(output, session.Check(ExerciseArguments.Seed(null)), details: false);
                }

                break;
            case 'h':
                (IReadOnlyList<string> open, string? closed) = session.Hint();
                output.WriteLine(closed is null ? $"  {open.Count} of {session.Current.Hints.Count}  {open[^1]}" : $"  {closed}");
                break;
            case 'l':
                foreach ((ExerciseDefinition exercise, ExerciseProgress reached) in session.Progress())
                {
                    output.WriteLine($"{(exercise == session.Current ? "> " : "  ")}{(reached.Passed ? "✓" : "·")} {exercise.Id}  {exercise.Title}");
                }

                break;
            case 'c':
                foreach (Verdict verdict in session.CheckAll(ExerciseArguments.Seed(null)))
                {
                    output.WriteLine((verdict.Exercise.Id == session.Current.Id ? "> " : "  ") + TextReport.Head(verdict));
                }

                break;
            case 'x':
                output.WriteLine($"  {session.Current.Id} is back at its beginning; your file as it was: {Path.GetRelativePath(KitPaths.Root, session.Reset())}");
                break;
            case 'q':
                quit.Cancel();
                break;
            default:
                output.WriteLine($"  {Keys}");
                break;
        }
    }

    // Without a terminal the keys come as letters of the input; its end leaves the watching to the saves.
    private static char ReadKey()
    {
        if (!Console.IsInputRedirected)
        {
            return Console.ReadKey(intercept: true).KeyChar;
        }

        int letter;
        do
        {
            letter = Console.In.Read();
        }
        while (letter is '\n' or '\r');
        if (letter < 0)
        {
            Thread.Sleep(Timeout.Infinite);
        }

        return (char)letter;
    }
}

using Spectre.Console;

namespace Tutorial.Cli;

/// <summary>What the terminal can do: colours when wanted, progress bars only where somebody watches.</summary>
internal static class Terminal
{
    /// <summary>True when output goes to a person's screen and not into a file or a pipe.</summary>
    public static bool IsInteractive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Turns colours on as the terminal allows, or off for everything printed through <see cref="AnsiConsole"/>.</summary>
    public static void UseColor(bool wanted)
    {
        if (!wanted)
        {
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }
    }

    /// <summary>Runs work under a progress bar on a terminal; without one, the work runs silently.</summary>
    /// <param name="title">What is going on, in a few words.</param>
    /// <param name="work">The work; it reports the part done, from 0 to 1.</param>
    public static Task WithProgressAsync(string title, Func<IProgress<double>, Task> work)
    {
        if (!IsInteractive)
        {
            return work(new Progress(_ => { }));
        }

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: 1);
                return work(new Progress(part => task.Value = part));
            });
    }

    // System.Progress<T> posts to the thread pool, so a last report could overtake the end of the bar.
    private sealed class Progress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}

using System.CommandLine;
using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Tutorial.Player;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial open</c>: starts the lesson player, or attaches to the one that runs, and opens the browser.</summary>
internal static class OpenCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string?> lesson = new("lesson")
        {
            Description = "The lesson to open, such as 01-perceptron or 01; absent: the list of lessons.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int> port = new("--port") { Description = "The port to listen on.", DefaultValueFactory = _ => PlayerOptions.DefaultPort, HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 65535)
            {
                result.AddError("--port takes a number from 1 to 65535.");
            }
        });
        Option<bool> noBrowser = new("--no-browser") { Description = "Only print the link." };
        KitCommand open = new("open", "Open the lessons in the browser.", "./tutorial open 01-perceptron", "./tutorial open --no-browser --port 8080") { lesson, port, noBrowser };
        open.SetAction((result, cancel) => RunAsync(
            result.GetValue(lesson), result.GetValue(port), !result.GetValue(noBrowser), result.InvocationConfiguration.Output, cancel));
        return open;
    }

    private static async Task<int> RunAsync(string? lesson, int port, bool browser, TextWriter output, CancellationToken cancel)
    {
        PlayerOptions options = new() { Root = KitPaths.Root, KitFolder = KitPaths.Kit, Port = port, PageFolder = Path.Combine(AppContext.BaseDirectory, "wwwroot") };
        string path = lesson is null ? "/" : $"/lesson/{FindLesson(options.Root, lesson)}";
        if (await RunningServer.AskForLinkAsync(options, path) is string attached)
        {
            output.WriteLine("The lessons run already; this link lets one more browser in, once:");
            Show(attached, browser, output);
            return ExitCode.Success;
        }

        await using PlayerServer server = await StartAsync(options);
        output.WriteLine("The lessons are ready. The link works once; ./tutorial open prints another. Stop with Ctrl+C.");
        Show(server.CreateLink(path), browser, output);
        await server.WaitAsync(cancel);
        IReadOnlyList<string> unsaved = await server.StopAsync();
        if (unsaved.Count > 0)
        {
            throw new CommandException($"Not saved: {string.Join(", ", unsaved)}. Leave the page open, it still has the text; mend what it says about saving and start ./tutorial again: it then saves by itself.");
        }

        output.WriteLine("Everything is saved. Goodbye.");
        return ExitCode.Success;
    }

    private static async Task<PlayerServer> StartAsync(PlayerOptions options)
    {
        try
        {
            return await PlayerServer.StartAsync(options);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            throw new CommandException($"Port {options.Port} is used by another program; name a free one, such as ./tutorial open --port {options.Port + 1}.", ExitCode.Failure, problem);
        }
    }

    // "1", "01" and "perceptron" are what people type for 01-perceptron.
    internal static string FindLesson(string root, string wanted)
    {
        string notebooks = Path.Combine(root, "notebooks");
        string[] slugs = Directory.Exists(notebooks) ? [.. Directory.EnumerateFiles(notebooks, "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)] : [];
        if (slugs.Contains(wanted) || File.Exists(Path.Combine(root, "work", wanted, $"{wanted}.ipynb")))
        {
            return wanted;
        }

        string name = int.TryParse(wanted, out int number) ? $"{number:00}-" : wanted;
        string[] found = [.. slugs.Where(slug => slug.StartsWith(name, StringComparison.Ordinal) || slug.Contains($"-{name}", StringComparison.Ordinal))];
        // "perceptron" means 01-perceptron and not 04-multilayer-perceptron.
        string[] whole = [.. found.Where(slug => slug.Split('-', 2)[^1] == wanted)];
        return (whole.Length == 1 ? whole : found) switch
        {
            [string only] => only,
            [] => throw new CommandException($"There is no lesson \"{wanted}\"; the lessons are {(slugs.Length == 0 ? "not built yet: run ./tutorial notebooks build" : string.Join(", ", slugs))}.", ExitCode.Usage),
            string[] several => throw new CommandException($"\"{wanted}\" may be any of {string.Join(", ", several)}; name one of them.", ExitCode.Usage),
        };
    }

    private static void Show(string link, bool browser, TextWriter output)
    {
        output.WriteLine(link);
        if (browser && !TryOpenBrowser(link))
        {
            output.WriteLine("No browser could be started here: open the link in one by hand.");
        }
    }

    private static bool TryOpenBrowser(string link)
    {
        if (OperatingSystem.IsLinux() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")))
        {
            return false;
        }

        try
        {
            using Process? started = OperatingSystem.IsWindows() ? Process.Start(new ProcessStartInfo(link) { UseShellExecute = true })
                : Process.Start(OperatingSystem.IsMacOS() ? "open" : "xdg-open", link);
            return started is not null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program: the link stands above, ready to be copied.
            return false;
        }
    }
}

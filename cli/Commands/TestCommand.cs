using System.CommandLine;
using System.Text.Json;
using Tutorial.Cli.Testing;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial test</c>: installs what the tests need where it can, then proves the whole kit.</summary>
internal static class TestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand command = new("test", "Install what the tests need (Debian: apt), then run every test of the kit.", "./tutorial test");
        command.SetAction((result, cancellation) => RunAsync(result, result.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, TextWriter output, CancellationToken cancellation)
    {
        string root = KitPaths.Root;
        bool ci = Environment.GetEnvironmentVariable("CI") is "true" or "1";
        await new TestNeeds(output, cancellation).EnsureAsync();

        TestRun run = new(root, output, ci, prove: false, cancellation);
        if (!await run.BuildAsync())
        {
            return run.Finish();
        }

        if (ci)
        {
            await run.PlantedFailureAsync();
            await run.FormatAsync();
        }

        foreach (TestProject project in TestProject.All(root))
        {
            await run.ProjectAsync(project);
        }

        string web = Path.Combine(root, "player", "web");
        if (HasTests(Path.Combine(web, "package.json")))
        {
            await run.PageAsync(web);
        }

        if (result.RootCommandResult.Command.Subcommands.Any(command => command.Name == "notebooks"))
        {
            await run.NotebooksAsync();
        }

        return run.Finish();
    }

    private static bool HasTests(string package)
    {
        if (!File.Exists(package))
        {
            return false;
        }

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(package));
        return json.RootElement.TryGetProperty("scripts", out JsonElement scripts) && scripts.TryGetProperty("test", out _);
    }
}

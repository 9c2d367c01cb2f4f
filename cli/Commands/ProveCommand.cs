using System.CommandLine;
using Tutorial.Cli.Testing;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial prove</c>: the long proofs, of which <c>tutorial test</c> runs a seeded tenth.</summary>
internal static class ProveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string?> area = new("AREA")
        {
            Description = "The room to prove: reference, kernel, lessons, datasets, player, demos, cli, visuals. All if absent.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        KitCommand command = new("prove", "Run the long proofs: full volumes of the properties, fuzzing, mutations, long trainings.", "./tutorial prove reference");
        command.Arguments.Add(area);
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(area), result.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? area, TextWriter output, CancellationToken cancellation)
    {
        IReadOnlyList<TestProject> all = TestProject.All(KitPaths.Root);
        IReadOnlyList<TestProject> chosen = [.. all.Where(project => area is null || project.Area == area)];
        if (chosen.Count == 0)
        {
            throw new CommandException($"There is no area {area}; choose one of {string.Join(", ", all.Select(project => project.Area))}.", ExitCode.Usage);
        }

        await new TestNeeds(output, cancellation).EnsureAsync();
        bool ci = Environment.GetEnvironmentVariable("CI") is "true" or "1";
        TestRun run = new(KitPaths.Root, output, ci, prove: true, cancellation);
        if (await run.BuildAsync())
        {
            foreach (TestProject project in chosen)
            {
                await run.ProjectAsync(project);
            }

            if (PageTests(area) is string[] files)
            {
                await run.PageAsync(Path.Combine(KitPaths.Root, "player", "web"), files);
            }
        }

        return run.Finish();
    }

    /// <summary>The browser tests of a room: they stand with the page, whose browser they use. Empty: all of them; null: the room has none.</summary>
    private static string[]? PageTests(string? area) => area switch
    {
        null or "player" => [],
        "demos" => ["tests/demos.test.mjs"],
        "visuals" => ["tests/steps.test.mjs", "tests/largeSteps.test.mjs"],
        _ => null,
    };
}

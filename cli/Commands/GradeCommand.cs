using System.CommandLine;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Grading;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial grade</c>: a class's submissions.</summary>
internal static class GradeCommand
{
    private static readonly Argument<string?> Folder = new("folder") { Description = "One folder or C# file for each student.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Out = new("--out") { Description = "The CSV file to write; JSON and feedback pages lie beside it.", Required = true, HelpName = "FILE.csv" };
    private static readonly Option<string?> Only = new("--only") { Description = "Grade one lesson or exercise (03 or 03.2); without it, every lesson that somebody answers.", HelpName = "WHAT" };
    private static readonly Option<int> Jobs = new("--jobs") { Description = "Submissions at the same time.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<double> CallSeconds = new("--timeout") { Description = "Seconds for one call of a function.", HelpName = "S", DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Draws the inputs, the same for everybody.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on where an interrupted run stopped." };
    private static readonly Option<string?> Shard = new("--shard") { Description = "Grade part i of n, for array jobs.", HelpName = "i/n" };
    private static readonly Option<string[]> Merge = new("--merge") { Description = "Put the CSV files of all parts together instead of grading.", HelpName = "FILE.csv", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Pack = new("--exercises") { Description = "Your own exercises instead of the kit's, whose solutions lie in every clone.", HelpName = "DIR" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand command = new(
            "grade",
            "Grade a class: CSV, JSON, a page of feedback for each student, and the wrong answers that students share.",
            "./tutorial grade submissions --out marks.csv --resume",
            "./tutorial grade submissions --out part2.csv --shard 2/8",
            "./tutorial grade --merge part1.csv part2.csv --out marks.csv")
        { Folder, Out, Only, Jobs, CallSeconds, Seed, Resume, Shard, Merge, Pack };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken stop)
    {
        TextWriter output = result.InvocationConfiguration.Output;
        string csv = Path.GetFullPath(result.GetRequiredValue(Out));
        Directory.CreateDirectory(Path.GetDirectoryName(csv)!);
        try
        {
            if (result.GetValue(Merge) is { Length: > 0 } parts)
            {
                var merged = GradeReport.Merge(parts);
                merged.Write(csv);
                GradeSummary.Tell(output, merged, csv);
                return ExitCode.Success;
            }

            Course course = Exercises(result);
            var grader = new Grader(course, Options(result, course, csv));
            GradeReport? report = null;
            await Terminal.WithProgressAsync("Grading", async progress => report = await grader.RunAsync(progress, stop));
            GradeSummary.Tell(output, report!, csv);
            return ExitCode.Success;
        }
        catch (InvalidDataException problem)
        {
            throw new CommandException(problem.Message, innerException: problem);
        }
    }

    private static Course Exercises(ParseResult result) => result.GetValue(Pack) is { } folder
        ? Directory.Exists(folder) ? Sound(CoursePack.Load(folder)) : throw new CommandException($"There is no folder {folder}; --exercises names the folder of your own exercises.", ExitCode.Usage)
        : Course.Kit;

    // Nobody is graded by an exercise that its own solution fails or a known mistake passes.
    private static Course Sound(Course pack) => pack.Exercises.SelectMany(exercise => Proof.Faults(exercise)).ToArray() is { Length: > 0 } faults
        ? throw new CommandException($"The pack is not sound yet:{string.Concat(faults.Select(fault => $"\n  {fault}"))}")
        : pack;

    private static GradeOptions Options(ParseResult result, Course course, string csv)
    {
        string? folder = result.GetValue(Folder);
        if (folder is null || !Directory.Exists(folder))
        {
            throw new CommandException($"{(folder is null ? "No folder is named" : $"There is no folder {folder}")}; name the one that holds a folder or C# file for each student.", ExitCode.Usage);
        }

        (int shard, int shards) = Part(result.GetValue(Shard));
        return new GradeOptions(Path.GetFullPath(folder), csv, result.GetValue(Only) is { } only ? ExerciseArguments.Select(course, only) : [])
        {
            Jobs = Math.Max(1, result.GetValue(Jobs)),
            CallSeconds = result.GetValue(CallSeconds) is > 0 and var seconds ? seconds : throw new CommandException("--timeout needs a number of seconds above 0.", ExitCode.Usage),
            Seed = result.GetValue(Seed),
            Resume = result.GetValue(Resume),
            Shard = shard,
            Shards = shards,
        };
    }

    private static (int Shard, int Shards) Part(string? text) => text is null ? (1, 1)
        : text.Split('/') is [var i, var n] && int.TryParse(i, out int shard) && int.TryParse(n, out int shards) && shard >= 1 && shard <= shards ? (shard, shards)
        : throw new CommandException($"--shard {text} is not a part; write i/n with 1 ≤ i ≤ n, such as 2/8.", ExitCode.Usage);
}

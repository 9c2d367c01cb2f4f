using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Grading;

namespace Tutorial.Lessons.Tests.Grading;

public class GraderTests
{
    private const string Right = "public static class Exercises { public static double WeightedSum(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Sum(); }";
    private const string Odd = "public static class Exercises { public static double WeightedSum(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Sum() + w[0] * w[0]; }";
    private const string Added = "public static class Exercises { public static double WeightedSum(double[] w, double[] x) => w.Sum() + x.Sum(); }";

    [Fact]
    public async Task Run_KilledInTheMiddleAndResumed_SameFile()
    {
        using var scratch = new ScratchFolder();
        string folder = Class(scratch, 12);
        string whole = scratch.File("out", "whole.csv"), halves = scratch.File("out", "halves.csv");
        await Grade(folder, whole);

        using var stop = new CancellationTokenSource();
        var after4 = new Callback(part => { if (part > 0.3) { stop.Cancel(); } });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grader(folder, halves, resume: false).RunAsync(after4, stop.Token));
        Assert.False(File.Exists(halves));
        // What a kill in the middle of a line leaves behind.
        await File.AppendAllTextAsync(Path.ChangeExtension(halves, ".journal"), "{\"Student\":\"s11\",\"Ha", TestContext.Current.CancellationToken);
        await Grader(folder, halves, resume: true).RunAsync(null, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(whole, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(halves, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_InTwoShardsMerged_SameFile()
    {
        using var scratch = new ScratchFolder();
        string folder = Class(scratch, 8);
        string whole = scratch.File("out", "whole.csv"), merged = scratch.File("out", "merged.csv");
        await Grade(folder, whole);
        foreach (int shard in new[] { 1, 2 })
        {
            var options = new GradeOptions(folder, scratch.File("out", $"part{shard}.csv"), [Course.Kit.Find("01.1")!]) { Shard = shard, Shards = 2 };
            GradeReport part = await new Grader(Course.Kit, options).RunAsync(null, TestContext.Current.CancellationToken);
            Assert.InRange(part.Rows.Count, 1, 7);
        }

        GradeReport.Merge([scratch.File("out", "part1.csv"), scratch.File("out", "part2.csv")]).Write(merged);
        Assert.Equal(await File.ReadAllTextAsync(whole, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(merged, TestContext.Current.CancellationToken));
        Assert.Equal(await File.ReadAllTextAsync(Path.ChangeExtension(whole, ".json"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(Path.ChangeExtension(merged, ".json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_StudentsWithTheSameOddAnswer_AreOneCluster()
    {
        using var scratch = new ScratchFolder();
        GradeReport report = await Grade(Class(scratch, 9), scratch.File("out", "marks.csv"));
        Cluster cluster = Assert.Single(report.Clusters);
        Assert.Equal(["s01", "s04", "s07"], cluster.Students);
        Assert.StartsWith("w [1]; x [2]; expected 2; yours 3", cluster.Example, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Class_CsvAndPagesSayWhatHappened()
    {
        using var scratch = new ScratchFolder();
        await Grade(Class(scratch, 3), scratch.File("out", "marks.csv"));
        Assert.Equal(
            """
            student,exercise,passed,points,of,kind,mistake,message,seed
            s00,01.1,true,1,1,Passed,,Right on all 100 inputs.,1
            s01,01.1,false,0,1,BrokenLaw,,"Every right answer has this property, and yours has not: doubling every input doubles the sum.",1
            s02,01.1,false,0,1,KnownMistake,sums added,Your numbers are what comes out when weight and input are added; they are multiplied.,1

            """.ReplaceLineEndings("\n"),
            await File.ReadAllTextAsync(scratch.File("out", "marks.csv"), TestContext.Current.CancellationToken));
        string page = await File.ReadAllTextAsync(scratch.File("out", "marks-feedback", "s02.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<p>Your numbers are what comes out when weight and input are added; they are multiplied.</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NamesThatAreFormulasOrMarkup_AreDisarmed()
    {
        using var scratch = new ScratchFolder();
        scratch.Write(Right, "class", "=cmd('x')", "Exercises.cs");
        await Grade(Path.Combine(scratch.Path, "class"), scratch.File("out", "marks.csv"));
        Assert.Contains("\n'=cmd('x'),01.1,", await File.ReadAllTextAsync(scratch.File("out", "marks.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        string page = Assert.Single(Directory.GetFiles(scratch.File("out", "marks-feedback", ".")));
        Assert.Matches("^_cmd__x__-[0-9A-F]{6}[.]html$", Path.GetFileName(page));
    }

    [Fact]
    public async Task Run_TeachersOwnPack_IsUsedInstead()
    {
        using var scratch = new ScratchFolder();
        var files = new Tutorial.Lessons.Authoring.NewLesson(Path.Combine(scratch.Path, "pack"));
        files.Lesson("77-own");
        files.Exercise("77", "Twice");
        Course pack = CoursePack.Load(Path.Combine(scratch.Path, "pack"));
        Assert.Empty(Proof.Faults(Assert.Single(pack.Exercises)));
        scratch.Write("public static class Exercises { public static double[] Twice(double[] x) => x.Select(v => 2 * v).ToArray(); }", "class", "anna.cs");
        GradeReport report = await new Grader(pack, new GradeOptions(Path.Combine(scratch.Path, "class"), scratch.File("out.csv"), [])).RunAsync(null, TestContext.Current.CancellationToken);
        GradeRow row = Assert.Single(report.Rows);
        Assert.Equal(("anna.cs", "77.1", true), (row.Student, row.Exercise, row.Passed));
    }

    [Fact]
    public async Task Run_ResumedAfterTheChecksWereCorrected_GradesAgain()
    {
        using var scratch = new ScratchFolder();
        string folder = Path.Combine(scratch.Path, "pack");
        var files = new Tutorial.Lessons.Authoring.NewLesson(folder);
        files.Lesson("77-own");
        files.Exercise("77", "Twice");
        scratch.Write("public static class Exercises { public static double[] Twice(double[] x) => x.Select(v => 2 * v).ToArray(); }", "class", "anna.cs");
        var options = new GradeOptions(Path.Combine(scratch.Path, "class"), scratch.File("out.csv"), []);
        Assert.True(Assert.Single((await new Grader(CoursePack.Load(folder), options).RunAsync(null, TestContext.Current.CancellationToken)).Rows).Passed);

        // A row that only the journal can have: it stays while the checks are the same, and goes when they change.
        string journal = scratch.File("out.journal");
        await File.WriteAllTextAsync(journal, (await File.ReadAllTextAsync(journal, TestContext.Current.CancellationToken)).Replace("\"Passed\":true", "\"Passed\":false", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        options = options with { Resume = true };
        Assert.False(Assert.Single((await new Grader(CoursePack.Load(folder), options).RunAsync(null, TestContext.Current.CancellationToken)).Rows).Passed);
        await File.AppendAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder, "77-own", "Checks"))), "// Corrected.\n", TestContext.Current.CancellationToken);
        Assert.True(Assert.Single((await new Grader(CoursePack.Load(folder), options).RunAsync(null, TestContext.Current.CancellationToken)).Rows).Passed);
    }

    private static string Class(ScratchFolder scratch, int students)
    {
        for (int i = 0; i < students; i++)
        {
            scratch.Write(new[] { Right, Odd, Added }[i % 3], "class", $"s{i:00}", "01-perceptron", "Exercises.cs");
        }

        return Path.Combine(scratch.Path, "class");
    }

    private static Task<GradeReport> Grade(string folder, string csv) => Grader(folder, csv, resume: false).RunAsync(null, TestContext.Current.CancellationToken);

    private static Grader Grader(string folder, string csv, bool resume) =>
        new(Course.Kit, new GradeOptions(folder, csv, [Course.Kit.Find("01.1")!]) { Resume = resume });

    private sealed class Callback(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}

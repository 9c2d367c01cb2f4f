using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Working;

namespace Tutorial.Lessons.Tests.Working;

public class WorkspaceTests
{
    private const string Right = "public static class Exercises { public static double WeightedSum(double[] w, double[] x) => w.Zip(x, (a, b) => a * b).Sum(); }";

    [Fact]
    public void Open_Twice_KeepsWhatTheLearnerWrote()
    {
        using var scratch = new ScratchFolder();
        var workspace = new Workspace(scratch.Path, Course.Kit);
        string file = workspace.Open("01-perceptron");
        Assert.Equal(Course.Kit.Sources.Skeleton("01-perceptron"), File.ReadAllText(file));
        File.WriteAllText(file, "mine");
        workspace.Open("01-perceptron");
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.True(File.Exists(scratch.File("work", "01-perceptron", "Directory.Build.props")));
    }

    [Fact]
    public void Reset_OneExercise_OthersAndOldFileAreKept()
    {
        using var scratch = new ScratchFolder();
        var workspace = new Workspace(scratch.Path, Course.Kit);
        string file = workspace.Open("01-perceptron");
        string mine = File.ReadAllText(file).Replace("int Fire(double[] w, double b, double[] x)\n    {\n        throw new NotImplementedException();", "int Fire(double[] w, double b, double[] x)\n    {\n        return 1;", StringComparison.Ordinal)
            .Replace("double WeightedSum(double[] w, double[] x)\n    {\n        throw new NotImplementedException();", "double WeightedSum(double[] w, double[] x)\n    {\n        return 2;", StringComparison.Ordinal);
        File.WriteAllText(file, mine);
        string kept = workspace.Reset(Course.Kit.Find("01.2")!);
        Assert.Equal(mine, File.ReadAllText(kept));
        Assert.Contains("return 2;", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("return 1;", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Next_FourthHint_OpensAfterTwoAttempts()
    {
        using var scratch = new ScratchFolder();
        var workspace = new Workspace(scratch.Path, Course.Kit);
        ExerciseDefinition exercise = Course.Kit.Find("01.1")!;
        var ladder = new HintLadder(workspace.Progress);
        for (int rung = 1; rung <= 3; rung++)
        {
            Assert.Equal(rung, ladder.Next(exercise).Open.Count);
        }

        Assert.Equal("The last hint is nearly the code; it opens after 2 attempts (2 more: ./tutorial check 01.1).", ladder.Next(exercise).Closed);
        workspace.Progress.Note(new Verdict(exercise, VerdictKind.Wrong, "", 1));
        workspace.Progress.Note(new Verdict(exercise, VerdictKind.NotWritten, "", 1));
        Assert.NotNull(ladder.Next(exercise).Closed);
        workspace.Progress.Note(new Verdict(exercise, VerdictKind.Wrong, "", 1));
        (IReadOnlyList<string> open, string? closed) = ladder.Next(exercise);
        Assert.Equal((4, null), (open.Count, closed));
    }

    [Fact]
    public void Note_FailureAfterSuccess_TakesNothingAway()
    {
        using var scratch = new ScratchFolder();
        var progress = new ProgressStore(scratch.File("work", "progress.json"));
        ExerciseDefinition exercise = Course.Kit.Find("01.2")!;
        progress.Note(new Verdict(exercise, VerdictKind.Passed, "", 1) { Points = 2 });
        progress.Note(new Verdict(exercise, VerdictKind.Wrong, "", 1));
        Assert.Equal(new ExerciseProgress(true, 2, 2, 2, 0), progress.Of("01.2"));
    }

    [Fact]
    public void Read_BrokenFile_SaysWhereAndLeavesIt()
    {
        using var scratch = new ScratchFolder();
        string file = scratch.Write("{\n  oops", "work", "progress.json");
        Assert.Equal($"{file} cannot be read as progress (line 2); mend it, or move it away to start anew.", Assert.Throws<InvalidDataException>(() => new ProgressStore(file).Read()).Message);
        Assert.Equal("{\n  oops", File.ReadAllText(file));
    }

    [Fact]
    public void Check_RightFile_PassesAndIsKept()
    {
        using var scratch = new ScratchFolder();
        var workspace = new Workspace(scratch.Path, Course.Kit);
        File.WriteAllText(workspace.Open("01-perceptron"), Right);
        using var practice = new Practice(workspace, WorkerLimits.Default);
        var session = new WatchSession(Course.Kit.Select("01"), workspace, practice);
        Assert.Equal("01.1 has not passed yet; n goes on once it has.", session.Next());
        Assert.True(session.Check(1).Passed);
        Assert.Null(session.Next());
        Assert.Equal("01.2", session.Current.Id);
        Assert.True(workspace.Progress.Of("01.1").Passed);
    }

    [Fact]
    public void Check_ProgressCannotBeWritten_GivesTheVerdictAndTheReason()
    {
        using var scratch = new ScratchFolder();
        var workspace = new Workspace(scratch.Path, Course.Kit);
        File.WriteAllText(workspace.Open("01-perceptron"), Right);
        // A folder in the lock's place cannot be opened as a file, by nobody.
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "progress.json.lock"));
        using var practice = new Practice(workspace, WorkerLimits.Default);
        var reasons = new List<Exception>();
        Assert.True(Assert.Single(practice.Check(Course.Kit.Select("01.1"), 1, reasons.Add)).Passed);
        Assert.IsType<UnauthorizedAccessException>(Assert.Single(reasons));
        Assert.False(workspace.Progress.Of("01.1").Passed);
        Assert.Throws<UnauthorizedAccessException>(() => practice.Check(Course.Kit.Select("01.1"), 1).ToList());
    }
}

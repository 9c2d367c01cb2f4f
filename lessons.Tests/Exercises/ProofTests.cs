using Tutorial.Lessons.Compiling;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Tests.Exercises;

public class ProofTests
{
    public static TheoryData<string> Ids => [.. Course.Kit.Exercises.Select(exercise => exercise.Id)];

    public static TheoryData<string> Lessons => [.. Course.Kit.Lessons];

    [Theory, MemberData(nameof(Ids))]
    public void Faults_EveryExercise_None(string id)
    {
        int[] seeds = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1" ? [.. Enumerable.Range(1, 20)] : [1, 2];
        string[] faults = [.. seeds.SelectMany(seed => Proof.Faults(Course.Kit.Find(id)!, seed))];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Check_RowsThatAreNull_GetAVerdict()
    {
        Verdict verdict = new Judge(1).Check(Course.Kit.Find("05.4")!, new DelegateEvaluator((double[][] g, double max) => new double[g.Length][]));
        Assert.False(verdict.Passed);
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Check_Skeleton_PassesNothing(string lesson)
    {
        Submission skeleton = SubmissionCompiler.Compile(Course.Kit.Sources.Skeleton(lesson), []);
        Assert.Empty(skeleton.Problems);
        using var pool = new WorkerPool(WorkerLimits.Default);
        foreach (ExerciseDefinition exercise in Course.Kit.Select(lesson))
        {
            using var learner = new WorkerEvaluator(skeleton, pool);
            Verdict verdict = new Judge(1).Check(exercise, learner);
            Assert.False(verdict.Passed, $"{exercise.Id} passes with nothing written.");
            Assert.Equal(0, verdict.Points);
        }
    }
}

using Tutorial.Lessons.Compiling;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Tests.Judging;

/// <summary>Judges a learner's text as <c>check</c> does, worker and all.</summary>
internal static class Learner
{
    public static Verdict Check(string id, string methods, int seed = 1)
    {
        ExerciseDefinition exercise = Course.Kit.Find(id)!;
        using var pool = new WorkerPool(WorkerLimits.Default);
        string file = $"public static class Exercises\n{{\n{methods}\n}}\n";
        using var judge = SubmissionJudge.Of(file, [exercise], pool, new Judge(seed));
        return judge.Check(exercise);
    }

    /// <summary>Runs code that the semantic check would refuse: what the walls behind it are for.</summary>
    public static Outcome RunUnchecked(string method, string methods, params object?[] arguments) => RunUnchecked(method, methods, 1, arguments)[0];

    /// <summary>The same for several calls, one after another.</summary>
    public static Outcome[] RunUnchecked(string method, string methods, int calls, object?[] arguments)
    {
        Submission submission = SubmissionCompiler.Compile($"public static class Exercises\n{{\n{methods}\n}}\n", null);
        Assert.Empty(submission.Problems);
        using var pool = new WorkerPool(new WorkerLimits(CallSeconds: 2));
        using var evaluator = new WorkerEvaluator(submission, pool);
        return [.. Enumerable.Range(0, calls).Select(_ => evaluator.Evaluate(method, arguments))];
    }
}

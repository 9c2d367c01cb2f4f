using Tutorial.Lessons.Compiling;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Tests.Exercises;

/// <summary>Machine-made mutants of the solutions: nearly all must be rejected, and the rest must be equivalent.</summary>
public class MutantTests
{
    private static readonly bool Proving = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1";

    // Changes that leave the meaning as it was, each with the reason why.
    private static readonly Dictionary<string, string> Equivalent = new()
    {
        ["01.4 3: 0 → 1"] = "x[1] has as many numbers as x[0]",
        ["02.4 14: train[i, j] - mean → train[i, j] + mean"] = "Σ(x − μ)(x + μ) = Σx² − Nμ² = Σ(x − μ)²",
        ["06.6 4: 1 → 0"] = "epoch 0 is compared with itself, which changes nothing",
        ["03.4 5: 0 → 1"] = "node 0 is always an input, which has nobody to pass anything to",
        ["03.4 5: i >= 0 → i > 0"] = "the same",
        ["03.7 4: 1 → 0"] = "the first step is compared with itself, which changes nothing",
        ["03.7 6: h[i] > h[best] → h[i] >= h[best]"] = "no two steps are alike",
        ["15.3 5: i0 < rows → i0 <= rows"] = "the block that begins at the edge is empty",
        ["15.3 7: k0 < terms → k0 <= terms"] = "the block that begins at the edge is empty",
        ["15.3 9: j0 < columns → j0 <= columns"] = "the block that begins at the edge is empty",
    };

    [Fact]
    public void Check_Mutants_AtLeast98PercentRejected()
    {
        (ExerciseDefinition Exercise, string Change, string Text)[] all = [.. Course.Kit.Exercises.SelectMany(exercise =>
            Mutator.Of(Course.Kit.Sources.Solution(exercise)!).Select(mutant => (exercise, mutant.Change, mutant.Text)))];
        // All of them in the long proof, far more than 200; a seeded few in the ordinary test.
        (ExerciseDefinition Exercise, string Change, string Text)[] chosen = [.. all];
        new Random(1).Shuffle(chosen);
        chosen = Proving ? chosen : chosen[..24];
        var survivors = new List<string>();
        int rejected = 0;
        using var pool = new WorkerPool(new WorkerLimits(CallSeconds: 1));
        foreach ((ExerciseDefinition exercise, string change, string text) in chosen)
        {
            Submission submission = SubmissionCompiler.Compile(text, []);
            if (submission.Assembly is null || submission.Broken.Count > 0)
            {
                rejected++;
                continue;
            }

            using var judge = new SubmissionJudge(submission, false, pool, new Judge(1, 1));
            if (judge.Check(exercise).Passed)
            {
                survivors.Add($"{exercise.Id} {change}");
            }
            else
            {
                rejected++;
            }
        }

        string[] unexplained = [.. survivors.Where(survivor => !Equivalent.ContainsKey(survivor))];
        TestContext.Current.SendDiagnosticMessage($"{rejected} of {chosen.Length} mutants rejected; {survivors.Count} survive.");
        Assert.True(unexplained.Length == 0, $"{rejected} of {chosen.Length} rejected; these pass:\n{string.Join('\n', unexplained)}");
        // A tenth is too few for a share; there no unexplained survivor is what counts.
        Assert.True(!Proving || rejected >= 0.98 * chosen.Length, $"{rejected} of {chosen.Length} rejected");
    }
}

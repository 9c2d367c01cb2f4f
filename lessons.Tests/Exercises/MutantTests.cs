using Tutorial.Kernel.Tests;
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
        ["06.6 4: 1 → 0"] = "epoch 0 is compared with itself, which changes nothing",
        ["03.4 5: 0 → 1"] = "node 0 is always an input, which has nobody to pass anything to",
        ["03.4 5: i >= 0 → i > 0"] = "the same",
        ["03.7 4: 1 → 0"] = "the first step is compared with itself, which changes nothing",
        ["03.7 6: h[i] > h[best] → h[i] >= h[best]"] = "no two steps are alike",
        ["15.3 5: i0 < rows → i0 <= rows"] = "the block that begins at the edge is empty",
        ["15.3 7: k0 < terms → k0 <= terms"] = "the block that begins at the edge is empty",
        ["15.3 9: j0 < columns → j0 <= columns"] = "the block that begins at the edge is empty",
        ["07.5 6: 0 → 1"] = "every channel of x has the size of the first",
        ["10.4 3: 0 → 1"] = "all sums begin at 1, which changes no order",
        ["10.4 15: 0 → 1"] = "token 0 is the start, which has no chance to follow",
        ["10.4 15: 1 → 0"] = "the table of scores is square",
        ["02.6 12: losses[r][^1] < lowest → losses[r][^1] <= lowest"] = "no two last losses are alike",
        ["04.3 6: z[i] > 0 → z[i] >= 0"] = "at exactly 0 there is no slope, so 0 is never drawn",
        ["04.6 7: 1 → 0"] = "class 0 is compared with itself, which changes nothing",
        ["04.6 9: logits[n, c] > logits[n, best] → logits[n, c] >= logits[n, best]"] = "no two logits are alike",
        ["04.8 16: gradient[j] += 2 * error * x[n][j] → gradient[j] = 2 * error * x[n][j]"] = "the gradient has just been cleared",
        ["05.6 6: loss[i] - loss[i + 1] > largest → loss[i] - loss[i + 1] >= largest"] = "no two drops are alike",
        ["06.6 6: validation[e] < validation[best] → validation[e] <= validation[best]"] = "no two losses are alike",
        ["06.8 3: training[^1] > good → training[^1] >= good"] = "no error is drawn at the bound",
        ["06.8 4: validation[^1] - training[^1] > good → validation[^1] - training[^1] >= good"] = "no gap is drawn at the bound",
        ["06.10 4: 1 → 0"] = "the first setting is compared with itself, which changes nothing",
        ["06.10 6: validation[i] < validation[chosen] → validation[i] <= validation[chosen]"] = "no two validation losses are alike",
        ["08.4 7: j < length → j <= length"] = "the target is written over the one too many",
        ["11.3 35: 1 → 0"] = "the weights are square",
        ["11.3 38: 1 → 0"] = "the same",
        ["11.3 40: 0 → 1"] = "the same",
        ["11.3 42: y[i, j] += a[i, k] * b[k, j] → y[i, j] -= a[i, k] * b[k, j]"] = "q and k both change their signs, and so do v and the output: (−1)² = 1 twice",
        ["11.5 11: sum >= p → sum > p"] = "a sum of exponentials never is exactly p",
        ["15.5 5: panel < panels → panel <= panels"] = "the panel behind the last has no columns",
        ["15.5 9: j < width → j <= width"] = "the next row is written over the one too many, and behind the last panel there are no columns",
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
        Findings.Report($"{rejected} of {chosen.Length} mutants of the solutions rejected; {survivors.Count} survive, {unexplained.Length} of them without a reason.");
        Assert.True(unexplained.Length == 0, $"{rejected} of {chosen.Length} rejected; these pass:\n{string.Join('\n', unexplained)}");
        // A tenth is too few for a share; there no unexplained survivor is what counts.
        Assert.True(!Proving || rejected >= 0.98 * chosen.Length, $"{rejected} of {chosen.Length} rejected");
    }
}

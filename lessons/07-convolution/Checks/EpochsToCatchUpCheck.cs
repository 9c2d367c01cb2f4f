using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class EpochsToCatchUpCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.7", "Read the curve: what fine-tuning saves")
    {
        Task = "Return after how many epochs the accuracy from scratch is, for the first time, at least that of the fine-tuned net after its first epoch; −1 when it never is.",
        Solution = EpochsToCatchUp,
        Inputs =
            from n in Draw.Count(2, 7)
            // Coarse steps, so that the two are equal now and then.
            from scratch in Draw.OneOf(0.3, 0.4, 0.5, 0.6, 0.7, 0.8).ArrayOf(n)
            from tuned in Draw.OneOf(0.5, 0.6, 0.7, 0.8, 0.9).ArrayOf(n)
            select Draw.Inputs(scratch, tuned),
        IsFair = input => ((double[])input[0]!).Length == ((double[])input[1]!).Length,
        Laws = [new("what the fine-tuned net does after its first epoch changes nothing", (f, input) =>
            Equals(f(input), f([input[0], ((double[])input[1]!).Select((v, e) => e == 0 ? v : 0.99).ToArray()])))],
        Mistakes =
        [
            new("counted from zero", "epochs are counted from 0; entry 0 stands after one epoch",
                (double[] scratch, double[] tuned) => Array.FindIndex(scratch, v => v >= tuned[0])),
            new("strictly better", "the net from scratch must be better; being as good is enough",
                (double[] scratch, double[] tuned) => First(scratch, (v, e) => v > tuned[0])),
            new("same epoch", "both nets are compared in the same epoch; the fine-tuned one is taken after its first",
                (double[] scratch, double[] tuned) => First(scratch, (v, e) => v >= tuned[e])),
            new("best of tuned", "the fine-tuned net's best is taken; its accuracy after the first epoch is asked for",
                (double[] scratch, double[] tuned) => First(scratch, (v, e) => v >= tuned.Max())),
        ],
        Hints =
        [
            "Draw a level line through the first point of the fine-tuned curve. Where does the other curve first touch it?",
            "the least e + 1 with scratch[e] ≥ tuned[0]",
            "scratch = [0.3, 0.5, 0.7], tuned = [0.5, 0.9, 0.9]: 2. With scratch = [0.3, 0.4, 0.4]: −1.",
            "for (int e = 0; e < scratch.Length; e++) { if (scratch[e] >= tuned[0]) { return e + 1; } } return -1;",
        ],
        Explanation = "Fine-tuning starts where training from scratch arrives later, or never when examples are few. A single pair of curves has luck in it: repeat with other seeds before you call the difference a law.",
    };

    private static int EpochsToCatchUp(double[] scratch, double[] tuned)
    {
        for (int e = 0; e < scratch.Length; e++)
        {
            if (scratch[e] >= tuned[0])
            {
                return e + 1;
            }
        }

        return -1;
    }

    private static int First(double[] scratch, Func<double, int, bool> isGood)
    {
        int[] good = [.. Enumerable.Range(0, scratch.Length).Where(e => isGood(scratch[e], e))];
        return good.Length == 0 ? -1 : good[0] + 1;
    }
}

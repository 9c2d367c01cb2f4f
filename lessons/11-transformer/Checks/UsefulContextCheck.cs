using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class UsefulContextCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.7", "Read the curve: how much context helps")
    {
        Task = "lossAt[t] is the mean loss at position t of the text, counted from 0. Return the first position from which on every loss is at most the lowest of all plus margin.",
        Solution = UsefulContext,
        Inputs =
            from n in Draw.Count(4, 9)
            // Quarters add up exactly, so that a loss can lie just on the edge of the margin.
            from most in Draw.OneOf(12, 24)
            from quarters in Gen.Shuffle(Enumerable.Range(2, most))
            let losses = quarters.Take(n).Select(quarter => quarter / 4.0).ToArray()
            from margin in Draw.OneOf(0.25, 0.5, 1.0, 2.0)
            select Draw.Inputs(losses, margin),
        IsFair = input => ((double[])input[0]!).Length > 0 && (double)input[1]! > 0,
        Laws = [new("adding one number to all losses changes nothing", (f, input) => Equals(f(input), f([((double[])input[0]!).Select(v => v + 1).ToArray(), input[1]])))],
        Mistakes =
        [
            new("first touch", "the first position within the margin is taken, though later ones leave it again",
                (double[] lossAt, double margin) => Array.FindIndex(lossAt, loss => loss <= lossAt.Min() + margin)),
            new("the lowest", "the position of the lowest loss is taken", (double[] lossAt, double margin) => Array.IndexOf(lossAt, lossAt.Min())),
            new("from one", "positions are counted from 1; the first one is 0", (double[] lossAt, double margin) => UsefulContext(lossAt, margin) + 1),
            new("last loss", "the losses are compared with the last one; it is the lowest that counts", (double[] lossAt, double margin) => From(lossAt, lossAt[^1] + margin)),
            new("proportion", "the margin is taken as a share of the lowest loss; it is added to it", (double[] lossAt, double margin) => From(lossAt, lossAt.Min() * (1 + margin))),
        ],
        Hints =
        [
            "The curve dips once by luck and rises again. Has the model enough context at the dip?",
            "the smallest t with lossAt[u] ≤ min + margin for all u ≥ t; the length of the list when there is none",
            "[3, 1.1, 2, 1, 1.05], margin 0.2: position 1 dips, position 2 leaves again, from 3 on all stay: 3.",
            "Go from the end backward: int t = lossAt.Length; while (t > 0 && lossAt[t - 1] <= lowest + margin) { t--; } return t;",
        ],
        Explanation = "Loss by position shows what context is worth: at the start of a text a model can only know what is common, later it knows who and what the text is about. Where the curve becomes flat, a longer context would help little.",
    };

    private static int UsefulContext(double[] lossAt, double margin)
    {
        double lowest = lossAt.Min();
        int t = lossAt.Length;
        while (t > 0 && lossAt[t - 1] <= lowest + margin)
        {
            t--;
        }

        return t;
    }

    private static int From(double[] lossAt, double limit)
    {
        int t = lossAt.Length;
        while (t > 0 && lossAt[t - 1] <= limit)
        {
            t--;
        }

        return t;
    }
}

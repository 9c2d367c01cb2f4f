using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class CausalMaskCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.1", "The causal mask")
    {
        Points = 1,
        Task = "Return a (length, length) table: entry [t, s] is 1 where t may look at s, which is s ≤ t, and 0 elsewhere.",
        Solution = CausalMask,
        Inputs = from length in Draw.Count(2, 7) select Draw.Inputs(length),
        IsFair = input => (int)input[0]! >= 2,
        Laws = [new("row t holds t + 1 ones", (f, input) => f(input) is double[,] mask
            && Enumerable.Range(0, mask.GetLength(0)).All(t => Tables.Same(Tables.Row(mask, t).Sum(), t + 1.0)))],
        Mistakes =
        [
            new("turned", "rows and columns are exchanged: each position sees the future and not the past", (int length) => Tables.Turned(CausalMask(length))),
            new("not itself", "a position may not look at itself; it may, and the first one has nothing else", (int length) => Tables.Make(length, length, (t, s) => s < t ? 1 : 0)),
            new("all", "every position may look everywhere; that is an encoder", (int length) => Tables.Make(length, length, (_, _) => 1)),
            new("one too far", "each position may also look at the next one, which it is to predict", (int length) => Tables.Make(length, length, (t, s) => s <= t + 1 ? 1 : 0)),
        ],
        Hints =
        [
            "The model reads the third token and is to predict the fourth. Which tokens may it have seen?",
            "mask[t, s] = 1 if s ≤ t, else 0",
            "length 3: [[1, 0, 0], [1, 1, 0], [1, 1, 1]].",
            "Two loops over t and s: mask[t, s] = s <= t ? 1 : 0;",
        ],
        Explanation = "Rows are queries, columns keys. With this mask all positions of a text can be trained at once, each as if the text ended there: T lessons from one pass.",
    };

    private static double[,] CausalMask(int length)
    {
        var mask = new double[length, length];
        for (int t = 0; t < length; t++)
        {
            for (int s = 0; s <= t; s++)
            {
                mask[t, s] = 1;
            }
        }

        return mask;
    }
}

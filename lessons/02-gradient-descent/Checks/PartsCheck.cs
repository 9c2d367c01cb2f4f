using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class PartsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.8", "Three parts")
    {
        Task = "order is a shuffled list of row numbers. Cut it, in its order, into 60 % to learn from, 20 % to choose on, and the rest to be judged on; round both shares down.",
        Solution = Parts,
        Inputs =
            from n in Draw.Count(5, 14)
            from order in Gen.Shuffle(Enumerable.Range(0, n).ToArray())
            select Draw.Inputs(order.ToArray()),
        IsFair = input => input[0] is int[] { Length: >= 5 } order && order.Order().SequenceEqual(Enumerable.Range(0, order.Length)),
        Laws = [new("every row stands in exactly one part", (f, input) => ((int[][])f(input)!).SelectMany(part => part).Order().SequenceEqual(((int[])input[0]!).Order()))],
        Mistakes =
        [
            new("parts overlap", "the second part begins at the first row again, so rows that were learnt from are chosen on; that is a leak",
                (int[] order) => new[] { order[..(order.Length * 6 / 10)], order[..(order.Length * 2 / 10)], order[(order.Length * 8 / 10)..] }),
            new("test within validation", "the test part is a copy of the validation part; a figure that was chosen on it flatters",
                (int[] order) => Parts(order) is var p ? new[] { p[0], p[1], p[1] } : []),
            new("order lost", "the rows are sorted before they are cut; a sorted table often has its kinds one after another",
                (int[] order) => Parts([.. order.Order()])),
            new("two parts", "nothing is kept for the judgement: all that is left after 60 % is chosen on",
                (int[] order) => new[] { order[..(order.Length * 6 / 10)], order[(order.Length * 6 / 10)..], [] }),
            new("parts exchanged", "validation and test have changed places; the second part is the one to choose on",
                (int[] order) => Parts(order) is var p ? new[] { p[0], p[2], p[1] } : []),
        ],
        Hints =
        [
            "With ten rows: how many in each part? May a row stand in two of them?",
            "a = ⌊0.6 n⌋, b = ⌊0.2 n⌋: rows 0 … a − 1, rows a … a + b − 1, and all from a + b on.",
            "[3, 0, 4, 1, 2]: 3 rows, 1 row, 1 row: [3, 0, 4], [1], [2].",
            "int a = order.Length * 6 / 10, b = order.Length * 2 / 10; return new[] { order[..a], order[a..(a + b)], order[(a + b)..] };",
        ],
        Explanation = "Weights learn from the first part, we learn from the second, and the third judges once. Whole-number arithmetic, 6/10 of n, is exact; the product with a decimal share can come out a hair too low, as 0.29 · 100 does, and rounding down then loses a row.",
    };

    private static int[][] Parts(int[] order)
    {
        int learn = order.Length * 6 / 10, choose = order.Length * 2 / 10;
        return [order[..learn], order[learn..(learn + choose)], order[(learn + choose)..]];
    }
}

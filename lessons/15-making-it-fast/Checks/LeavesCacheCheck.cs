using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class LeavesCacheCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.7", "Read the curve: where the cache ends")
    {
        Task = "Find the best rate, the first one among equals. Return the first side behind it whose rate is below half of the best; −1 when there is none.",
        Solution = LeavesCache,
        // Whole rates, so that some are exactly half of the best.
        Inputs =
            from n in Draw.Count(3, 7)
            from steps in Gen.Choose(1, 9).ArrayOf(n)
            from rate in Draw.OneOf(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0).ArrayOf(n)
            let side = steps.Select((_, i) => 16 * steps.Take(i + 1).Sum()).ToArray()
            select Draw.Inputs(side, rate),
        IsFair = input => ((int[])input[0]!).Length == ((double[])input[1]!).Length,
        Laws = [new("on a machine that is twice as fast everywhere the answer is the same", (f, input) => Equals(f(input), f([input[0], ((double[])input[1]!).Select(v => 2 * v).ToArray()])))],
        Mistakes =
        [
            new("before the best", "small matrices before the best one count, too; they are slow for another reason, the cost of starting",
                (int[] side, double[] rate) => First(side, rate, 0, r => r < rate.Max() / 2)),
            new("half counts", "exactly half of the best counts; it must be below half",
                (int[] side, double[] rate) => First(side, rate, Array.IndexOf(rate, rate.Max()), r => r <= rate.Max() / 2)),
            new("any fall", "the first fall behind the best is taken; only below half of the best counts",
                (int[] side, double[] rate) => First(side, rate, Array.IndexOf(rate, rate.Max()), r => r < rate.Max())),
            new("index", "the place in the list is returned; the side of the matrix is asked for",
                (int[] side, double[] rate) => Array.IndexOf(side, LeavesCache(side, rate))),
        ],
        Hints =
        [
            "Put a finger on the highest point of the curve and a level line at half its height. Where, to the right, does the curve dive below the line?",
            "the least side[i] with i > argmax rate and rate[i] < max rate / 2",
            "side = [64, 128, 256, 512], rate = [3, 8, 5, 3]: 512, because 3 < 4. With 4 in the place of 3: −1.",
            "int best = Array.IndexOf(rate, rate.Max()); for (int i = best + 1; i < rate.Length; i++) { if (rate[i] < rate[best] / 2) { return side[i]; } } return -1;",
        ],
        Explanation = "Three matrices of side n in float take 12n² bytes. Where the curve dives, compare that with the sizes of the caches of your machine: the dive stands where a matrix stops fitting.",
    };

    private static int LeavesCache(int[] side, double[] rate) => First(side, rate, Array.IndexOf(rate, rate.Max()), r => r < rate.Max() / 2);

    private static int First(int[] side, double[] rate, int from, Func<double, bool> isSlow)
    {
        for (int i = from; i < rate.Length; i++)
        {
            if (isSlow(rate[i]))
            {
                return side[i];
            }
        }

        return -1;
    }
}

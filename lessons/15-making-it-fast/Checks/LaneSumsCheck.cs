using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class LaneSumsCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.4", "What the lanes hold")
    {
        Task = "A vector takes `lanes` neighbours at a time. Return the sums of products that its lanes hold at the end; elements left over at the end go to lanes 0, 1, … in order.",
        Solution = LaneSums,
        Inputs =
            from lanes in Draw.OneOf(2, 4)
            from n in Draw.Count(5, 11)
            from x in Draw.Vector(n)
            from y in Draw.Vector(n)
            select Draw.Inputs(x, y, lanes),
        IsFair = input => ((double[])input[0]!).Length == ((double[])input[1]!).Length,
        Laws = [new("all lanes together are the scalar product of x and y", (f, input) =>
            f(input) is double[] sums && Tables.Same(sums.Sum(), ((double[])input[0]!).Zip((double[])input[1]!, (a, b) => a * b).Sum()))],
        Mistakes =
        [
            new("runs", "each lane adds up a run of neighbours; neighbours go to different lanes",
                (double[] x, double[] y, int lanes) => Laned(x, y, lanes, i => i / ((x.Length + lanes - 1) / lanes))),
            new("rest lost", "the elements left over at the end are lost",
                (double[] x, double[] y, int lanes) => LaneSums(x[..(x.Length / lanes * lanes)], y, lanes)),
            new("rest to lane 0", "all elements left over at the end go to lane 0; each goes to the lane whose turn it is",
                (double[] x, double[] y, int lanes) => Laned(x, y, lanes, i => i < x.Length / lanes * lanes ? i % lanes : 0)),
            new("overwritten", "a lane holds its last product only; it adds up",
                (double[] x, double[] y, int lanes) => Enumerable.Range(0, lanes).Select(l => Enumerable.Range(0, x.Length).Where(i => i % lanes == l).Select(i => x[i] * y[i]).DefaultIfEmpty(0).Last()).ToArray()),
        ],
        Hints =
        [
            "A vector of four lanes reads x[0] to x[3] at once, then x[4] to x[7]. In which lane does x[5] land?",
            "sums[i mod lanes] += x[i] · y[i]",
            "x = [1, 2, 3, 4, 5], y all 1, two lanes: [1 + 3 + 5, 2 + 4] = [9, 6].",
            "double[] sums = new double[lanes]; for each i: sums[i % lanes] += x[i] * y[i];",
        ],
        Explanation = "The lanes are added up once, at the very end. That is another order of additions than the plain loop's, so in float the last digits may differ: fast and plain agree to rounding, not to the bit.",
    };

    private static double[] LaneSums(double[] x, double[] y, int lanes) => Laned(x, y, lanes, i => i % lanes);

    private static double[] Laned(double[] x, double[] y, int lanes, Func<int, int> lane)
    {
        var sums = new double[lanes];
        for (int i = 0; i < x.Length; i++)
        {
            sums[lane(i)] += x[i] * y[i];
        }

        return sums;
    }
}

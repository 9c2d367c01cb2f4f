using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class LargestRateCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.7", "How large may one rate be?")
    {
        Task = "curvature holds one number for each direction of a bowl; a step of plain descent leaves 1 − rate·curvature of each distance. Return the rate at which the steepest direction just stops shrinking, and, at nine tenths of that rate, the share of its distance that the flattest direction keeps.",
        Solution = LargestRate,
        Inputs =
            from n in Draw.Count(2, 4)
            from curvature in Gen.Choose(2, 500).Select(v => v / 10.0).ArrayOf(n)
            where curvature.Distinct().Count() == n
            select Draw.Inputs(curvature),
        IsFair = input => input[0] is double[] { Length: > 1 } h && h.All(v => v > 0) && h.Distinct().Count() == h.Length,
        Laws = [new("a landscape twice as steep everywhere halves the rate and leaves the share as it is", (f, input) =>
            f(input) is double[] { Length: 2 } once && f([((double[])input[0]!).Select(v => 2 * v).ToArray()]) is double[] { Length: 2 } twice && Tables.Same(once[0], 2 * twice[0]) && Tables.Same(once[1], twice[1]))],
        Mistakes =
        [
            new("flattest sets the limit", "the flattest direction sets the limit; the steepest one jumps out of the valley long before",
                (double[] curvature) => Answer(2 / curvature.Min(), curvature.Min())),
            new("one, not two", "the limit is 1/h, where the steepest direction lands on the bottom at once; it still shrinks until 2/h",
                (double[] curvature) => Answer(1 / curvature.Max(), curvature.Min())),
            new("mean curvature", "the mean of all curvatures sets the limit; one steep direction is enough to throw you out",
                (double[] curvature) => Answer(2 / curvature.Average(), curvature.Min())),
            new("at the whole rate", "the share is taken at the limit itself; nine tenths of it are asked for",
                (double[] curvature) => new[] { 2 / curvature.Max(), 1 - (2 / curvature.Max() * curvature.Min()) }),
        ],
        Hints =
        [
            "With rate 0.1 and curvature 20 a distance of 1 becomes 1 − 0.1·20 = −1. Is that nearer to the bottom?",
            "|1 − η h| < 1 for every h means η < 2/h_max;   the flattest keeps 1 − 0.9·(2/h_max)·h_min",
            "curvatures (1, 50): limit 2/50 = 0.04; at 0.036 the flattest direction keeps 1 − 0.036·1 = 0.964.",
            "double limit = 2 / curvature.Max(); return new[] { limit, 1 - (0.9 * limit * curvature.Min()) };",
        ],
        Explanation = "The ratio of the steepest to the flattest curvature, the condition number, alone decides how slow plain descent is. Momentum softens it to its root; Adagrad and its kin divide it away, as long as steep and flat lie along the axes.",
    };

    private static double[] LargestRate(double[] curvature)
    {
        double steepest = curvature.Max(), flattest = curvature.Min();
        double limit = 2 / steepest;
        return [limit, 1 - (0.9 * limit * flattest)];
    }

    private static double[] Answer(double limit, double flattest) => [limit, 1 - (0.9 * limit * flattest)];
}

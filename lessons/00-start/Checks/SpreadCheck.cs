using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class SpreadCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.6", "The spread")
    {
        Task = "The root of the mean square of the distances from the mean; the mean divides by how many numbers there are.",
        Solution = Spread,
        Inputs =
            from n in Draw.Count(2, 6)
            from x in Draw.Vector(n)
            select Draw.Inputs(x),
        IsFair = input => ((double[])input[0]!).Length > 1,
        Laws = [new("adding 1 to every number leaves the spread as it is", (f, input) => Tables.Same(f(input), f([((double[])input[0]!).Select(v => v + 1).ToArray()])))],
        Mistakes =
        [
            new("no root", "the root is left out; that is the variance, in squared units", (double[] x) => Math.Pow(Spread(x), 2)),
            new("n minus one", "it is divided by n − 1; here the mean of the squares divides by n", (double[] x) => Spread(x) * Math.Sqrt(x.Length / (x.Length - 1.0))),
            new("mean not subtracted", "the numbers themselves are squared; it is their distances from the mean that count", (double[] x) => Math.Sqrt(x.Average(v => v * v))),
            new("absolute distances", "the distances are averaged without squaring them", (double[] x) => x.Average(v => Math.Abs(v - x.Average()))),
        ],
        Hints =
        [
            "2, 4, 4, 6 have the mean 4. How far is each from it? Which of the four should count most?",
            "s = √( (1/n) Σᵢ (xᵢ − mean)² )",
            "[1, 3]: mean 2, distances −1 and 1, squares 1 and 1, their mean 1, its root 1.",
            "Two loops: one for the mean, one for sum += (v - mean) * (v - mean); then return Math.Sqrt(sum / x.Length);",
        ],
        Explanation = "Squares make far numbers count more and have a smooth slope, which absolute values lack. With the mean this pair describes a bell curve completely, and lesson 02 brings every column of a table to mean 0 and spread 1.",
    };

    private static double Spread(double[] x)
    {
        double mean = x.Average(), sum = 0;
        foreach (double value in x)
        {
            double off = value - mean;
            sum += off * off;
        }

        return Math.Sqrt(sum / x.Length);
    }
}

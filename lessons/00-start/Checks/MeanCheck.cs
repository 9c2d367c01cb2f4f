using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L00Start;

internal static class MeanCheck
{
    public static ExerciseDefinition Exercise { get; } = new("00.1", "The mean")
    {
        Points = 1,
        Task = "Add all numbers up and divide by how many there are.",
        Solution = Mean,
        Inputs =
            from n in Draw.Count(2, 6)
            from x in Draw.Vector(n)
            select Draw.Inputs(x),
        Laws = [new("adding 1 to every number adds 1 to the mean", (f, input) => Tables.Same((double)f(input)! + 1, f([((double[])input[0]!).Select(v => v + 1).ToArray()])))],
        Mistakes =
        [
            new("not divided", "the sum is not divided by the number of numbers", (double[] x) => x.Sum()),
            new("n minus one", "it is divided by n − 1; the mean divides by n", (double[] x) => x.Sum() / (x.Length - 1)),
            new("first left out", "the loop starts at 1; the first number has the index 0", (double[] x) => x.Skip(1).Sum() / x.Length),
            new("middle one", "the number in the middle of the list is taken", (double[] x) => x[x.Length / 2]),
        ],
        Hints =
        [
            "Three friends have 1, 2 and 6 euros and share evenly. How much does each get, and how did you find it?",
            "mean = (x₀ + x₁ + … + xₙ₋₁)/n",
            "[1, 2, 6]: 9/3 = 3.",
            "double sum = 0; foreach (double v in x) { sum += v; } return sum / x.Length;",
        ],
        Explanation = "A loop, a running sum, one division: nearly everything in this course is made of these three.",
    };

    private static double Mean(double[] x)
    {
        double sum = 0;
        foreach (double value in x)
        {
            sum += value;
        }

        return sum / x.Length;
    }
}

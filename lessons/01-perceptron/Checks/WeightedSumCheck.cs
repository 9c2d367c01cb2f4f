using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class WeightedSumCheck
{
    public static ExerciseDefinition Exercise { get; } = new("01.1", "A weighted sum")
    {
        Points = 1,
        Task = "Multiply each weight by its input and add everything up.",
        Solution = WeightedSum,
        Inputs =
            from n in Draw.Count(1, 6)
            from w in Draw.Vector(n)
            from x in Draw.Vector(n)
            select Draw.Inputs(w, x),
        Laws =
        [
            new("doubling every input doubles the sum", (f, input) =>
                Math.Abs((double)f([input[0], ((double[])input[1]!).Select(x => 2 * x).ToArray()])! - (2 * (double)f(input)!)) < 1e-9),
        ],
        Mistakes =
        [
            new("last product only", "each product replaces the one before; += adds, = forgets",
                (double[] w, double[] x) => w[^1] * x[^1]),
            new("sums added", "weight and input are added; they are multiplied",
                (double[] w, double[] x) => w.Sum() + x.Sum()),
            new("last input left out", "the loop stops before the last input; it runs while i < w.Length",
                (double[] w, double[] x) => WeightedSum(w[..^1], x)),
            new("first input left out", "the loop starts at 1; the first input has the index 0",
                (double[] w, double[] x) => WeightedSum(w[1..], x[1..])),
        ],
        Hints =
        [
            "If an apple costs 2 and a pear 3, what do four apples and five pears cost? How did you work it out?",
            "sum = w₀x₀ + w₁x₁ + … + wₙ₋₁xₙ₋₁",
            "For w = [2, 3] and x = [4, 5]: 2·4 = 8, then 8 + 3·5 = 23.",
            "Start with double sum = 0; then in a loop over i: sum += w[i] * x[i]; and return sum after the loop.",
        ],
        Explanation = "Every unit of every network in this course begins with this sum: inputs that matter more have larger weights. It is also called the dot product, and a matrix product is nothing but many of them.",
    };

    private static double WeightedSum(double[] w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return sum;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class ReluCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.1", "The rectified linear unit")
    {
        Points = 1,
        Task = "Return a new array in which every negative number has become 0.",
        Solution = Relu,
        Inputs =
            from n in Draw.Count(2, 6)
            from z in Draw.Vector(n)
            select Draw.Inputs(z),
        Laws = [new("applying it twice changes nothing more", (f, input) => f(input) is double[] once && Tables.Same(once, f([once])))],
        Mistakes =
        [
            new("absolute value", "the sign is dropped, −2 becoming 2; a negative number becomes 0", (double[] z) => z.Select(Math.Abs).ToArray()),
            new("slope returned", "the slope (0 or 1) is returned and not the value", (double[] z) => z.Select(v => v > 0 ? 1.0 : 0).ToArray()),
            new("positive dropped", "the positive numbers become 0 and the negative ones stay", (double[] z) => z.Select(v => Math.Min(0, v)).ToArray()),
            new("cut at one", "numbers above 1 are cut down to 1; a ReLU has no upper end", (double[] z) => z.Select(v => Math.Clamp(v, 0, 1)).ToArray()),
        ],
        Hints =
        [
            "What does the curve look like to the left of 0, what to the right?",
            "yᵢ = max(0, zᵢ)",
            "[−1, 2, 0] gives [0, 2, 0].",
            "var y = new double[z.Length]; y[i] = Math.Max(0, z[i]); return y;",
        ],
        Explanation = "Half of the line is bent away, and that is enough: sums of such bends can follow any curve. The slope is 1 wherever the unit is awake, so gradients do not shrink on their way back as they do in a sigmoid.",
    };

    private static double[] Relu(double[] z)
    {
        var y = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            y[i] = Math.Max(0, z[i]);
        }

        return y;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class ClipByNormCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.4", "Clipping by the norm")
    {
        Task = "Take all numbers of all arrays as one long vector. If it is longer than max, shorten everything by one factor; else leave it. Return new arrays.",
        Solution = ClipByNorm,
        Inputs =
            from a in Draw.Count(1, 3)
            from b in Draw.Count(1, 3)
            from first in Draw.Vector(a)
            from second in Draw.Vector(b)
            from max in Draw.OneOf(0.5, 1, 2, 4, 20.0)
            select Draw.Inputs((double[][])[first, second], max),
        IsFair = input => (double)input[1]! > 0,
        Laws = [new("the common length is never above max", (f, input) => Length((double[][])f(input)!) <= (double)input[1]! + 1e-9)],
        Mistakes =
        [
            new("each its own norm", "each array has its own norm, which turns the direction of the whole",
                (double[][] g, double max) => g.Select(part => Scaled(part, Math.Min(1, max / Length([part])))).ToArray()),
            new("short ones stretched", "short gradients are stretched to max; they should stay",
                (double[][] g, double max) => g.Select(part => Scaled(part, max / Length(g))).ToArray()),
            new("by value", "each number is cut to ±max; that is clipping by value, and it turns the direction",
                (double[][] g, double max) => g.Select(part => part.Select(v => Math.Clamp(v, -max, max)).ToArray()).ToArray()),
            new("root forgotten", "the sum of squares is compared and divided without its root",
                (double[][] g, double max) => g.Select(part => Scaled(part, Math.Min(1, max / Math.Pow(Length(g), 2)))).ToArray()),
        ],
        Hints =
        [
            "An arrow is too long for its box. How do you make it fit without turning it?",
            "n = √(Σ over all numbers of g²);   factor = min(1, max/n);   every number times factor",
            "g = ((3), (4)), max = 1: n = 5, factor 0.2, result ((0.6), (0.8)).",
            "double sum = 0 over both loops; double factor = Math.Min(1, max / Math.Sqrt(sum)); result[k][i] = g[k][i] * factor, each result[k] a new array.",
        ],
        Explanation = "One common factor keeps the direction of descent; only the length of the step is limited. Recurrent networks need it (Pascanu and others 2013, arXiv:1211.5063), because one steep place can throw away hours of training.",
    };

    private static double[][] ClipByNorm(double[][] g, double max)
    {
        double sum = 0;
        foreach (double[] part in g)
        {
            foreach (double value in part)
            {
                sum += value * value;
            }
        }

        double factor = Math.Min(1, max / Math.Sqrt(sum));
        var result = new double[g.Length][];
        for (int k = 0; k < g.Length; k++)
        {
            result[k] = Scaled(g[k], factor);
        }

        return result;
    }

    private static double[] Scaled(double[] part, double factor) => [.. part.Select(value => value * factor)];

    private static double Length(double[][] g) => Math.Sqrt(g.Sum(part => part.Sum(v => v * v)));
}

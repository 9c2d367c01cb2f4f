using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class ClippedStepCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.9", "One clipped step")
    {
        Points = 2,
        Task = "Shorten the gradient g to the length max if it is longer, then go one step of gradient descent with the given rate. Return the new weights.",
        Solution = ClippedStep,
        Inputs =
            from n in Draw.Count(2, 4)
            from w in Draw.Vector(n)
            from g in Draw.Vector(n)
            from far in Draw.OneOf(0.2, 1, 100)
            from rate in Draw.OneOf(0.1, 0.5)
            from max in Draw.OneOf(1.0, 2.0)
            where g.Distinct().Count() == n
            select Draw.Inputs(w, g.Select(v => Math.Round(v * far, 6)).ToArray(), rate, max),
        IsFair = input => input is [double[] { Length: >= 2 } w, double[] g, double and > 0, double and > 0] && w.Length == g.Length && g.Any(v => v != 0),
        Laws =
        [
            new("no step is longer than rate · max", (f, input) => f(input) is double[] after
                && Math.Sqrt(after.Zip((double[])input[0]!, (a, b) => (a - b) * (a - b)).Sum()) <= ((double)input[2]! * (double)input[3]!) + 1e-9),
        ],
        Mistakes =
        [
            new("number by number", "each number of the gradient is cut by itself; its direction turns", (double[] w, double[] g, double rate, double max) => Go(w, [.. g.Select(v => Math.Clamp(v, -max, max))], rate)),
            new("stretched", "short gradients are made longer; only long ones are changed", (double[] w, double[] g, double rate, double max) => Go(w, Scaled(g, max / Length(g)), rate)),
            new("step clipped", "the step is clipped, rate included; the gradient is", (double[] w, double[] g, double rate, double max) => Go(w, Scaled(g, Math.Min(1, max / (rate * Length(g)))), rate)),
            new("square for length", "the sum of squares is taken for the length; its root is missing", (double[] w, double[] g, double rate, double max) => Go(w, Scaled(g, Math.Min(1, max / (Length(g) * Length(g)))), rate)),
            new("not clipped", "nothing is clipped", (double[] w, double[] g, double rate, double max) => Go(w, g, rate)),
            new("uphill", "the step goes uphill; the gradient is subtracted", (double[] w, double[] g, double rate, double max) => Go(w, Scaled(g, Math.Min(1, max / Length(g))), -rate)),
        ],
        Hints =
        [
            "g = (30, 40) and max = 5: how long is g, and which shorter vector points the same way?",
            "‖g‖ = √(Σ gᵢ²); g ← g · min(1, max/‖g‖); w − rate · g",
            "w = (1, 1), g = (30, 40), rate 0.1, max 5: g becomes (3, 4), so w = (0.7, 0.6).",
            "double norm = Math.Sqrt(g.Sum(v => v * v)), scale = Math.Min(1, max / norm); return w.Select((v, i) => v - (rate * scale * g[i])).ToArray();",
        ],
        Explanation = "However steep the cliff, the step is at most rate · max long, and it points where the whole gradient points. A gradient that has vanished stays as it is: clipping does nothing for it.",
    };

    private static double[] ClippedStep(double[] w, double[] g, double rate, double max)
    {
        double squares = 0;
        foreach (double v in g)
        {
            squares += v * v;
        }

        double scale = Math.Min(1, max / Math.Sqrt(squares));
        var next = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            next[i] = w[i] - (rate * scale * g[i]);
        }

        return next;
    }

    private static double Length(double[] g) => Math.Sqrt(g.Sum(v => v * v));

    private static double[] Scaled(double[] g, double by) => [.. g.Select(v => v * by)];

    private static double[] Go(double[] w, double[] g, double rate) => [.. w.Zip(g, (v, slope) => v - (rate * slope))];
}

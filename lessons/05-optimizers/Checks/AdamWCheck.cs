using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class AdamWCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.8", "The first step of AdamW")
    {
        Points = 3,
        Task = "Shrink each weight by the factor 1 − lr·decay, then take Adam's first step with gradient g: after the correction both means are those of one gradient, so the step is lr·g/(|g| + eps). Return the weights.",
        Solution = AdamWFirstStep,
        Inputs =
            from d in Draw.Count(1, 3)
            from w in Draw.Vector(d)
            from g in Draw.Vector(d)
            from lr in Draw.OneOf(0.1, 0.5)
            from decay in Draw.OneOf(0.1, 0.2, 0.4)
            from eps in Draw.OneOf(0.1, 0.01)
            select Draw.Inputs(w, g, lr, decay, eps),
        IsFair = input => ((double[])input[0]!).Length == ((double[])input[1]!).Length && (double)input[2]! is > 0 and < 1 && (double)input[3]! is > 0 and < 1 && (double)input[4]! is > 0 and < 1,
        Laws = [new("without a gradient every weight shrinks by the same factor", (f, input) =>
            Tables.Same(f([input[0], new double[((double[])input[0]!).Length], input[2], input[3], input[4]]), ((double[])input[0]!).Select(w => w * (1 - ((double)input[2]! * (double)input[3]!))).ToArray()))],
        Mistakes =
        [
            new("L2 in the gradient", "decay·w is added to the gradient; Adam then divides it away with the rest, which is L2 in Adam",
                (double[] w, double[] g, double lr, double decay, double eps) => Each(w, g, (weight, slope) => weight - Step(slope + (decay * weight), lr, eps))),
            new("rate left out", "weights shrink by 1 − decay; the rate takes part, so that a schedule slows the decay as well",
                (double[] w, double[] g, double lr, double decay, double eps) => Each(w, g, (weight, slope) => (weight * (1 - decay)) - Step(slope, lr, eps))),
            new("shrunk afterwards", "the step is taken first and shrunk with the weight; AdamW shrinks the old weight only",
                (double[] w, double[] g, double lr, double decay, double eps) => Each(w, g, (weight, slope) => (weight - Step(slope, lr, eps)) * (1 - (lr * decay)))),
            new("decay twice", "the weight shrinks by 1 − 2·lr·decay; the 2 belongs to the slope of λw², which is not used here",
                (double[] w, double[] g, double lr, double decay, double eps) => Each(w, g, (weight, slope) => (weight * (1 - (2 * lr * decay))) - Step(slope, lr, eps))),
            new("no decay", "nothing shrinks: that is plain Adam",
                (double[] w, double[] g, double lr, double decay, double eps) => Each(w, g, (weight, slope) => weight - Step(slope, lr, eps))),
        ],
        Hints =
        [
            "Everything that is in the gradient gets divided by its size. Where must the pull towards 0 stand so that it is not?",
            "w ← (1 − η λ) w;   w ← w − η g/(|g| + ε)",
            "w = 2, g = 0.5, lr = 0.1, decay = 0.2, ε tiny: 2·0.98 = 1.96, then − 0.1: 1.86.",
            "result[i] = (w[i] * (1 - (lr * decay))) - (lr * g[i] / (Math.Abs(g[i]) + eps));",
        ],
        Explanation = "Loshchilov and Hutter 2019 (arXiv:1711.05101). Beside the step, the pull is the same share of every weight, busy or quiet. Inside the gradient it would be divided by √v̂: weights with large gradients would hardly be pulled at all.",
    };

    private static double[] AdamWFirstStep(double[] w, double[] g, double lr, double decay, double eps)
    {
        var result = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            result[i] = (w[i] * (1 - (lr * decay))) - (lr * g[i] / (Math.Abs(g[i]) + eps));
        }

        return result;
    }

    private static double Step(double slope, double lr, double eps) => lr * slope / (Math.Abs(slope) + eps);

    private static double[] Each(double[] w, double[] g, Func<double, double, double> rule) => [.. w.Zip(g, rule)];
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class AdamCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.3", "Adam")
    {
        Points = 4,
        Task = "Run Adam with bias correction over the gradients, t = 1 at the first, ε added outside the root. Return the last weights.",
        Solution = Adam,
        Inputs =
            from d in Draw.Count(1, 3)
            from steps in Draw.Count(1, 4)
            from w in Draw.Vector(d)
            from grads in Draw.Rows(steps, d)
            from lr in Draw.OneOf(0.1, 0.5)
            from b1 in Draw.OneOf(0.9, 0.5)
            from b2 in Draw.OneOf(0.999, 0.8)
            from eps in Draw.OneOf(0.1, 0.01)
            select Draw.Inputs(w, grads, lr, b1, b2, eps),
        IsFair = input => (double)input[2]! > 0 && (double)input[3]! is > 0 and < 1 && (double)input[4]! is > 0 and < 1 && (double)input[5]! is > 0 and < 1,
        Laws = [new("with eps almost 0 the first step is as long as the rate, whatever the gradient", (f, input) =>
            ((double[])f([input[0], ((double[][])input[1]!)[..1], input[2], input[3], input[4], 1e-12])!).Zip((double[])input[0]!, (after, before) => Math.Abs(after - before)).All(step => Math.Abs(step - (double)input[2]!) < 1e-6))],
        Mistakes =
        [
            new("bias uncorrected", "the means are not corrected for their start at 0; with the defaults the first step is then 3.16 times too long",
                (double[] w, double[][] grads, double lr, double b1, double b2, double eps) => Run(w, grads, lr, b1, b2, eps, _ => (1, 1), false)),
            new("t from zero", "t starts at 0, and 1 − β⁰ is 0",
                (double[] w, double[][] grads, double lr, double b1, double b2, double eps) => Run(w, grads, lr, b1, b2, eps, t => (1 - Math.Pow(b1, t - 1), 1 - Math.Pow(b2, t - 1)), false)),
            new("eps under the root", "ε stands under the root; here it is added after it",
                (double[] w, double[][] grads, double lr, double b1, double b2, double eps) => Run(w, grads, lr, b1, b2, eps, t => (1 - Math.Pow(b1, t), 1 - Math.Pow(b2, t)), true)),
            new("betas swapped", "the two betas are exchanged; the first belongs to the mean, the second to the mean of squares",
                (double[] w, double[][] grads, double lr, double b1, double b2, double eps) => Adam(w, grads, lr, b2, b1, eps)),
            new("second mean uncorrected", "only the first mean is corrected; the mean of squares starts at 0 as well",
                (double[] w, double[][] grads, double lr, double b1, double b2, double eps) => Run(w, grads, lr, b1, b2, eps, t => (1 - Math.Pow(b1, t), 1), false)),
        ],
        Hints =
        [
            "Both running means start at 0. After one gradient g, what is the first mean, and what should it be?",
            "m ← β₁m + (1 − β₁)g;   v ← β₂v + (1 − β₂)g²;   m̂ = m/(1 − β₁ᵗ);   v̂ = v/(1 − β₂ᵗ);   w ← w − η m̂/(√v̂ + ε)",
            "One gradient 2, w = 0, lr = 0.1, ε tiny: m̂ = 2, v̂ = 4, step 0.1·2/2 = 0.1: w = −0.1.",
            "int t = 0; foreach g: t++; for each i: m[i] = b1 * m[i] + (1 - b1) * g[i]; v[i] = …; result[i] -= lr * (m[i] / (1 - Math.Pow(b1, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(b2, t))) + eps);",
        ],
        Explanation = "Kingma and Ba 2015 (arXiv:1412.6980). The ratio m̂/√v̂ has no unit, so every weight moves by about the rate, whatever the scale of its gradient. Without the correction the first step with the defaults is (1 − 0.9)/√(1 − 0.999) = 3.16 times the rate.",
    };

    private static double[] Adam(double[] w, double[][] grads, double lr, double b1, double b2, double eps)
    {
        var result = (double[])w.Clone();
        double[] m = new double[w.Length], v = new double[w.Length];
        for (int t = 1; t <= grads.Length; t++)
        {
            double[] g = grads[t - 1];
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = (b1 * m[i]) + ((1 - b1) * g[i]);
                v[i] = (b2 * v[i]) + ((1 - b2) * g[i] * g[i]);
                double mean = m[i] / (1 - Math.Pow(b1, t));
                double square = v[i] / (1 - Math.Pow(b2, t));
                result[i] -= lr * mean / (Math.Sqrt(square) + eps);
            }
        }

        return result;
    }

    private static double[] Run(double[] w, double[][] grads, double lr, double b1, double b2, double eps, Func<int, (double, double)> correction, bool underRoot)
    {
        double[] result = [.. w], m = new double[w.Length], v = new double[w.Length];
        for (int t = 1; t <= grads.Length; t++)
        {
            (double c1, double c2) = correction(t);
            for (int i = 0; i < w.Length; i++)
            {
                double g = grads[t - 1][i];
                m[i] = (b1 * m[i]) + ((1 - b1) * g);
                v[i] = (b2 * v[i]) + ((1 - b2) * g * g);
                result[i] -= lr * (m[i] / c1) / (underRoot ? Math.Sqrt((v[i] / c2) + eps) : Math.Sqrt(v[i] / c2) + eps);
            }
        }

        return result;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class RmsPropCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.5", "Repair: RMSProp")
    {
        Task = "mean ← rho·mean + (1 − rho)·g², w ← w − lr·g/(√mean + eps), from mean = 0. The program in your file has two faults; find them.",
        Solution = RmsProp,
        Inputs =
            from d in Draw.Count(1, 3)
            from steps in Draw.Count(2, 4)
            from w in Draw.Vector(d)
            from grads in Draw.Rows(steps, d)
            from lr in Draw.OneOf(0.1, 0.01)
            from rho in Draw.OneOf(0.9, 0.5)
            from eps in Draw.OneOf(0.1, 0.01)
            select Draw.Inputs(w, grads, lr, rho, eps),
        IsFair = input => (double)input[2]! > 0 && (double)input[3]! is > 0 and < 1 && (double)input[4]! > 0,
        Laws = [new("with eps almost 0, gradients ten times as large give the same steps", (f, input) => Judging.Comparison.IsSame(
            f([input[0], input[1], input[2], input[3], 1e-13]), f([input[0], ((double[][])input[1]!).Select(g => g.Select(v => 10 * v).ToArray()).ToArray(), input[2], input[3], 1e-13]), 1e-6))],
        Mistakes =
        [
            new("mean restarts", "the running mean restarts at each step; it must live outside the loop",
                (double[] w, double[][] grads, double lr, double rho, double eps) => Run(w, grads, lr, rho, eps, restart: true, root: true)),
            new("root missing", "the mean of squares divides without its root",
                (double[] w, double[][] grads, double lr, double rho, double eps) => Run(w, grads, lr, rho, eps, restart: false, root: false)),
            new("both faults", "both faults are still there: the mean restarts at each step, and it divides without its root",
                (double[] w, double[][] grads, double lr, double rho, double eps) => Run(w, grads, lr, rho, eps, restart: true, root: false)),
            new("squares added", "the squares of all gradients are added up and nothing is forgotten; that is Adagrad",
                (double[] w, double[][] grads, double lr, double rho, double eps) => Adagrad(w, grads, lr, eps)),
        ],
        Hints =
        [
            "What should the second step remember of the first? And if all gradients were ten times as large, should the steps be?",
            "mean ← ρ mean + (1 − ρ) g²;   w ← w − η g/(√mean + ε)",
            "One weight, gradients 1 and 1, ρ = 0.5: mean is 0.5, then 0.75; the steps are η/0.707 and η/0.866.",
            "Move var mean = new double[w.Length]; before the foreach, and divide by (Math.Sqrt(mean[i]) + eps).",
        ],
        Explanation = "The same two classics as before: state that is reset in the loop, and a variance where its root belongs. The root gives g/√mean no unit; that is why one rate suits weights whose gradients differ a thousandfold.",
    };

    private static double[] RmsProp(double[] w, double[][] grads, double lr, double rho, double eps)
    {
        var result = (double[])w.Clone();
        var mean = new double[w.Length];
        foreach (double[] g in grads)
        {
            for (int i = 0; i < w.Length; i++)
            {
                mean[i] = (rho * mean[i]) + ((1 - rho) * g[i] * g[i]);
                result[i] -= lr * g[i] / (Math.Sqrt(mean[i]) + eps);
            }
        }

        return result;
    }

    private static double[] Run(double[] w, double[][] grads, double lr, double rho, double eps, bool restart, bool root)
    {
        double[] result = [.. w], mean = new double[w.Length];
        foreach (double[] g in grads)
        {
            mean = restart ? new double[w.Length] : mean;
            for (int i = 0; i < w.Length; i++)
            {
                mean[i] = (rho * mean[i]) + ((1 - rho) * g[i] * g[i]);
                result[i] -= lr * g[i] / ((root ? Math.Sqrt(mean[i]) : mean[i]) + eps);
            }
        }

        return result;
    }

    private static double[] Adagrad(double[] w, double[][] grads, double lr, double eps)
    {
        double[] result = [.. w], sum = new double[w.Length];
        foreach (double[] g in grads)
        {
            for (int i = 0; i < w.Length; i++)
            {
                sum[i] += g[i] * g[i];
                result[i] -= lr * g[i] / (Math.Sqrt(sum[i]) + eps);
            }
        }

        return result;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class MomentumCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.2", "Momentum")
    {
        Task = "For each gradient in turn: v ← mu·v + g, w ← w − lr·v. Return the last weights; w itself stays as it is.",
        Solution = Momentum,
        Inputs =
            from d in Draw.Count(1, 3)
            from steps in Draw.Count(2, 5)
            from w in Draw.Vector(d)
            from grads in Draw.Rows(steps, d)
            from lr in Draw.OneOf(0.1, 0.5, 0.01)
            from mu in Draw.OneOf(0.5, 0.9)
            select Draw.Inputs(w, grads, lr, mu),
        IsFair = input => (double)input[3]! is > 0 and < 1 && (double)input[2]! > 0,
        Laws = [new("with mu = 0 it is plain gradient descent", (f, input) => Tables.Same(f([input[0], input[1], input[2], 0.0]), Run((double[])input[0]!, (double[][])input[1]!, (double)input[2]!, 0, 1, 1)))],
        Mistakes =
        [
            new("velocity restarts", "the velocity restarts at each step, which is plain gradient descent",
                (double[] w, double[][] grads, double lr, double mu) => Run(w, grads, lr, 0, 1, 1)),
            new("one minus mu", "(1 − mu)·g enters the velocity, ten times less at mu = 0.9; this definition takes all of g",
                (double[] w, double[][] grads, double lr, double mu) => Run(w, grads, lr, mu, 1 - mu, 1)),
            new("rate twice", "the rate acts twice: on the gradient as it enters and on the velocity",
                (double[] w, double[][] grads, double lr, double mu) => Run(w, grads, lr, mu, lr, 1)),
            new("uphill", "the velocity is added to the weights; it points uphill",
                (double[] w, double[][] grads, double lr, double mu) => Run(w, grads, lr, mu, 1, -1)),
        ],
        Hints =
        [
            "A ball rolls down a valley. What does it keep from one moment to the next that a walker does not?",
            "v₀ = 0;   v ← μ v + g;   w ← w − η v",
            "w = 0, two gradients 1 and 1, lr = 0.1, mu = 0.9: v = 1, w = −0.1; v = 1.9, w = −0.29.",
            "Before the loop: var v = new double[w.Length]; var result = (double[])w.Clone(); in it: v[i] = mu * v[i] + g[i]; result[i] -= lr * v[i];",
        ],
        Explanation = "Where gradients agree, steps grow up to 1/(1 − μ) times; where they alternate, as across a ravine, they cancel. This is PyTorch's form; others put the rate into the velocity, which differs only when the rate changes.",
    };

    private static double[] Momentum(double[] w, double[][] grads, double lr, double mu)
    {
        var result = (double[])w.Clone();
        var v = new double[w.Length];
        foreach (double[] g in grads)
        {
            for (int i = 0; i < w.Length; i++)
            {
                v[i] = (mu * v[i]) + g[i];
                result[i] -= lr * v[i];
            }
        }

        return result;
    }

    private static double[] Run(double[] w, double[][] grads, double lr, double mu, double share, double sign)
    {
        double[] result = [.. w], v = new double[w.Length];
        foreach (double[] g in grads)
        {
            v = [.. v.Zip(g, (old, gradient) => (mu * old) + (share * gradient))];
            result = [.. result.Zip(v, (weight, velocity) => weight - (sign * lr * velocity))];
        }

        return result;
    }
}

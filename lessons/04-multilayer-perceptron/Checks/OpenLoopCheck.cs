using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class OpenLoopCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.8", "Repair: the open loop")
    {
        Points = 3,
        Task = "The program in your file trains y = w·x with one example a step: clear, forward, backward, step; and it returns the loss of each step, taken at the weights before it. It has two faults; find them.",
        Solution = OpenLoop,
        Inputs =
            from n in Draw.Count(3, 5)
            from d in Draw.Count(2, 3)
            from x in Draw.Rows(n, d, 1.5)
            from t in Draw.Vector(n, 1.5)
            from w in Draw.Vector(d, 1)
            from rate in Draw.OneOf(0.05, 0.1, 0.2)
            select Draw.Inputs(x, t, w, rate),
        IsFair = input => input[0] is double[][] { Length: > 1 } x && x.Length == ((double[])input[1]!).Length && x.All(row => row.Length == ((double[])input[2]!).Length) && (double)input[3]! > 0,
        Laws = [new("with rate 0 each loss is that of the first weights", (f, input) =>
            Tables.Same(f([input[0], input[1], input[2], 0.0]), ((double[][])input[0]!).Select((x, i) => Loss(x, ((double[])input[1]!)[i], (double[])input[2]!)).ToArray()))],
        Mistakes =
        [
            new("never cleared", "the gradient is never cleared, so each step also takes those of all examples before it",
                (double[][] x, double[] t, double[] w, double rate) => Run(x, t, w, rate, clears: false, lossAfter: false)),
            new("loss after the step", "the loss is computed after the weights have moved; forward comes before step",
                (double[][] x, double[] t, double[] w, double rate) => Run(x, t, w, rate, clears: true, lossAfter: true)),
            new("both faults", "both faults are still there: the gradient is never cleared, and the loss is taken after the step",
                (double[][] x, double[] t, double[] w, double rate) => Run(x, t, w, rate, clears: false, lossAfter: true)),
            new("never steps", "the weights never move: the step is missing",
                (double[][] x, double[] t, double[] w, double rate) => Run(x, t, w, 0, clears: true, lossAfter: false)),
        ],
        Hints =
        [
            "Which four things does every step of the open loop do, and in which order? Tick them off in the program.",
            "clear: g ← 0;   forward: L = (w·x − t)²;   backward: g ← g + 2 (w·x − t) x;   step: w ← w − η g",
            "x = (1), t = 1 three times, w = 0, η = 0.1: losses 1, 0.64, 0.41. Never cleared, the third would be 0.19.",
            "Move double[] gradient = new double[w.Length]; into the loop over the examples, and take losses[n] before the weights change.",
        ],
        Explanation = "Gradients add up on purpose: a weight that is used twice collects from both uses. The price is that somebody must clear them; forgetting ZeroGrad is among the commonest bugs of hand-written loops, and nothing but the curve tells.",
    };

    private static double[] OpenLoop(double[][] x, double[] t, double[] w, double rate)
    {
        double[] losses = new double[x.Length], weights = [.. w];
        for (int n = 0; n < x.Length; n++)
        {
            var gradient = new double[w.Length];
            double error = -t[n];
            for (int j = 0; j < w.Length; j++)
            {
                error += weights[j] * x[n][j];
            }

            losses[n] = error * error;
            for (int j = 0; j < w.Length; j++)
            {
                gradient[j] += 2 * error * x[n][j];
                weights[j] -= rate * gradient[j];
            }
        }

        return losses;
    }

    private static double Loss(double[] x, double t, double[] w) => Math.Pow(w.Zip(x, (weight, input) => weight * input).Sum() - t, 2);

    private static double[] Run(double[][] x, double[] t, double[] w, double rate, bool clears, bool lossAfter)
    {
        double[] losses = new double[x.Length], weights = [.. w], gradient = new double[w.Length];
        for (int n = 0; n < x.Length; n++)
        {
            double before = Loss(x[n], t[n], weights), error = weights.Zip(x[n], (weight, input) => weight * input).Sum() - t[n];
            gradient = [.. gradient.Zip(x[n], (old, input) => (clears ? 0 : old) + (2 * error * input))];
            weights = [.. weights.Zip(gradient, (weight, slope) => weight - (rate * slope))];
            losses[n] = lossAfter ? Loss(x[n], t[n], weights) : before;
        }

        return losses;
    }
}

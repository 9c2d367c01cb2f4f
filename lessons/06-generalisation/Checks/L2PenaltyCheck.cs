using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class L2PenaltyCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.1", "The price of large weights")
    {
        Points = 1,
        Task = "Return lambda times the sum of the squares of all weights.",
        Solution = L2Penalty,
        Inputs =
            from n in Draw.Count(2, 6)
            from w in Draw.Vector(n)
            from lambda in Draw.OneOf(0.1, 0.01, 0.5)
            select Draw.Inputs(w, lambda),
        Laws = [new("doubling all weights makes it four times as large", (f, input) => Tables.Same(4 * (double)f(input)!, f([((double[])input[0]!).Select(v => 2 * v).ToArray(), input[1]])))],
        Mistakes =
        [
            new("absolute values", "absolute values are added up, which is the L1 penalty", (double[] w, double lambda) => lambda * w.Sum(Math.Abs)),
            new("sum squared", "the sum is squared; each weight is squared before they are added", (double[] w, double lambda) => lambda * Math.Pow(w.Sum(), 2)),
            new("halved", "the penalty is halved; some books do that, here it is λ Σ w²", (double[] w, double lambda) => lambda / 2 * w.Sum(v => v * v)),
            new("averaged", "the squares are averaged; they are added up", (double[] w, double lambda) => lambda * w.Average(v => v * v)),
        ],
        Hints =
        [
            "Which of two weights 1 and 10 should cost more, and how much more?",
            "λ Σᵢ wᵢ²",
            "w = [1, −2], λ = 0.1: 0.1·(1 + 4) = 0.5.",
            "double sum = 0; sum += w[i] * w[i]; return lambda * sum;",
        ],
        Explanation = "Its slope is 2λw: in plain gradient descent every weight shrinks a little at each step, which is called weight decay. Keras' l2(λ) is this sum, so it decays twice as fast as a weight_decay of λ in PyTorch's SGD.",
    };

    private static double L2Penalty(double[] w, double lambda)
    {
        double sum = 0;
        foreach (double weight in w)
        {
            sum += weight * weight;
        }

        return lambda * sum;
    }
}

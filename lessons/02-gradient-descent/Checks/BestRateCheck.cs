using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class BestRateCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.6", "Read the curves: which rate?")
    {
        Task = "Among the trainings whose loss never rose from one epoch to the next, return the rate with the lowest last loss; −1 when every one rose. No two last losses are alike.",
        Solution = BestRate,
        Inputs =
            from n in Draw.Count(2, 4)
            from epochs in Draw.Count(2, 4)
            from rates in Gen.Shuffle(new[] { 0.001, 0.01, 0.1, 0.5, 1.0 })
            from allRise in Draw.OneOf(true, false, false, false)
            from curves in Curve(epochs, allRise).ArrayOf(n)
            where curves.Select(curve => curve[^1]).Distinct().Count() == n
            select Draw.Inputs(rates.Take(n).ToArray(), curves),
        IsFair = input => ((double[][])input[1]!).Select(curve => curve[^1]).Distinct().Count() == ((double[])input[0]!).Length
            && ((double[])input[0]!).Distinct().Count() == ((double[])input[0]!).Length && ((double[][])input[1]!).All(curve => curve.All(v => v > 0)),
        Laws =
        [
            new("one more epoch with the same loss changes nothing", (f, input) =>
                Equals(f(input), f([input[0], ((double[][])input[1]!).Select(curve => (double[])[.. curve, curve[^1]]).ToArray()]))),
        ],
        Mistakes =
        [
            new("largest rate", "the largest rate is taken; too large a rate overshoots",
                (double[] rates, double[][] losses) => rates.Max()),
            new("rising curves count", "curves that rose are taken as well; a loss that rises will rise again",
                (double[] rates, double[][] losses) => rates[Array.IndexOf(losses.Select(curve => curve[^1]).ToArray(), losses.Min(curve => curve[^1]))]),
            new("first loss", "the first loss decides; the last one tells how far the training came",
                (double[] rates, double[][] losses) => Choose(rates, losses, curve => curve[0])),
            new("never is not seen", "every curve rose, and a rate is given all the same; there the answer is −1",
                (double[] rates, double[][] losses) => BestRate(rates, losses) is var best && best < 0 ? rates[0] : best),
        ],
        Hints =
        [
            "Of three curves, one falls slowly, one fast, one falls and then jumps. Which would you trust for another hundred epochs?",
            "rose: losses[r][e + 1] > losses[r][e] for some e. Among the others the least losses[r][^1].",
            "rates (0.1, 1), losses ((3, 2), (3, 4)): the second rose, the answer is 0.1.",
            "double best = -1, lowest = double.PositiveInfinity; for each r: skip it if any loss is larger than the one before; if (losses[r][^1] < lowest) { lowest = …; best = rates[r]; } return best;",
        ],
        Explanation = "A rate is good when the loss falls as fast as it can without ever turning back. Real trainings on mini-batches wobble a little, so in practice one looks at the trend; with full batches any rise means that the step overshot.",
    };

    private static double BestRate(double[] rates, double[][] losses)
    {
        double best = -1, lowest = double.PositiveInfinity;
        for (int r = 0; r < rates.Length; r++)
        {
            bool rose = false;
            for (int e = 1; e < losses[r].Length; e++)
            {
                rose = rose || losses[r][e] > losses[r][e - 1];
            }

            if (!rose && losses[r][^1] < lowest)
            {
                lowest = losses[r][^1];
                best = rates[r];
            }
        }

        return best;
    }

    private static double Choose(double[] rates, double[][] losses, Func<double[], double> by)
    {
        int[] falling = [.. Enumerable.Range(0, rates.Length).Where(r => losses[r].Zip(losses[r].Skip(1)).All(pair => pair.Second <= pair.First))];
        return falling.Length == 0 ? -1 : rates[falling.MinBy(r => by(losses[r]))];
    }

    private static Gen<double[]> Curve(int epochs, bool rises) =>
        from values in Draw.Between(0.01, 5).ArrayOf(epochs)
        from falls in Draw.OneOf(true, true, false)
        from stays in Draw.OneOf(true, false, false)
        select rises ? values.Order().ToArray() : falls ? Falling(values, stays) : values;

    // A loss that stays has not risen.
    private static double[] Falling(double[] values, bool stays)
    {
        double[] curve = [.. values.OrderDescending()];
        curve[1] = stays ? curve[0] : curve[1];
        return curve;
    }
}

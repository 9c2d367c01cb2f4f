using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class RangeTestCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.6", "Read the curve: a range test")
    {
        Task = "The rate rises from step to step. Return the rate before the largest drop of the loss to the next step; −1 when the loss never falls. No two drops are alike.",
        Solution = RangeTest,
        Inputs =
            from n in Draw.Count(2, 7)
            from loss in Draw.Between(0.1, 4).ArrayOf(n)
            where Drops(loss).Distinct().Count() == n - 1
            from rises in Draw.OneOf(false, false, false, true)
            select Draw.Inputs(Enumerable.Range(0, n).Select(i => Math.Round(0.001 * Math.Pow(10, i / 2.0), 6)).ToArray(), rises ? loss.Order().ToArray() : loss),
        IsFair = input => (double[])input[0]! is var rates && rates.Zip(rates.Skip(1)).All(pair => pair.Second > pair.First)
            && Drops((double[])input[1]!).Distinct().Count() == rates.Length - 1 && rates[0] > 0,
        Laws = [new("adding one number to all losses changes nothing", (f, input) => Equals(f(input), f([input[0], ((double[])input[1]!).Select(v => v + 1).ToArray()])))],
        Mistakes =
        [
            new("lowest loss", "the rate with the lowest loss is taken; there the loss is about to rise already",
                (double[] rates, double[] loss) => RangeTest(rates, loss) < 0 ? -1 : rates[Array.IndexOf(loss, loss.Min())]),
            new("after the drop", "the rate after the drop is taken; the one before it made the drop",
                (double[] rates, double[] loss) => RangeTest(rates, loss) is var rate && rate < 0 ? -1 : rates[Array.IndexOf(rates, rate) + 1]),
            new("largest change", "the largest change is taken, though it may be a rise",
                (double[] rates, double[] loss) => rates[Drops(loss).Select(Math.Abs).ToList() is var d ? d.IndexOf(d.Max()) : 0]),
            new("never is not seen", "the loss never falls, and a rate is given all the same; there the answer is −1",
                (double[] rates, double[] loss) => rates[Drops(loss) is var d ? Array.IndexOf(d, d.Max()) : 0]),
        ],
        Hints =
        [
            "At a tiny rate nothing happens, at a huge one the loss explodes. Where in between does a step help most?",
            "i = argmax of loss[i] − loss[i + 1]; the answer is rates[i], or −1 when that drop is not above 0",
            "rates (0.001, 0.01, 0.1), loss (2, 1.9, 1): drops 0.1 and 0.9, the answer is 0.01.",
            "double best = -1, largest = 0; for (int i = 0; i + 1 < loss.Length; i++) if (loss[i] - loss[i + 1] > largest) { largest = …; best = rates[i]; } return best;",
        ],
        Explanation = "The range test (Smith 2017, arXiv:1506.01186) raises the rate on purpose, for instance as 10⁻³·10^(epoch/20), and looks where the loss falls fastest. The lowest loss itself comes too late: it is the edge of the cliff.",
    };

    private static double RangeTest(double[] rates, double[] loss)
    {
        double best = -1, largest = 0;
        for (int i = 0; i + 1 < loss.Length; i++)
        {
            if (loss[i] - loss[i + 1] > largest)
            {
                largest = loss[i] - loss[i + 1];
                best = rates[i];
            }
        }

        return best;
    }

    private static double[] Drops(double[] loss) => [.. loss.Zip(loss.Skip(1), (a, b) => a - b)];
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;
using static Tutorial.Lessons.L09LstmAndGru.Gates;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class LstmStepCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.2", "One step of an LSTM")
    {
        Points = 4,
        Task = "Compute the sums of the four gates, rows in the order i, f, g, o, then c′ = f ⊙ c + i ⊙ g and h′ = o ⊙ tanh(c′). Return h′ and c′.",
        Solution = LstmStep,
        Parts = ["h", "c"],
        Inputs =
            from features in Draw.Count(1, 2)
            from units in Draw.Count(2, 3)
            from x in Draw.Vector(features, 2)
            from h in Draw.Between(-0.9, 0.9).ArrayOf(units)
            from c in Draw.Vector(units, 2)
            from wx in Draw.Table(4 * units, features, 1)
            from wh in Draw.Table(4 * units, units, 1)
            from b in Draw.Vector(4 * units, 1)
            select Draw.Inputs(x, h, c, wx, wh, b),
        IsFair = input => Fits(4, (double[])input[0]!, (double[])input[1]!, (double[,])input[3]!, (double[,])input[4]!, (double[])input[5]!)
            && ((double[])input[2]!).Length == ((double[])input[1]!).Length,
        Laws =
        [
            new("with a very large forget bias and a very small input bias the memory stays as it was", (f, input) =>
            {
                double[] c = (double[])input[2]!;
                double[] b = [.. ((double[])input[5]!).Select((value, row) => row < c.Length ? -1000 : row < 2 * c.Length ? 1000 : value)];
                return f([.. input[..5], b]) is object?[] { Length: 2 } parts && Tables.Same(parts[1], c);
            }),
        ],
        Mistakes =
        [
            new("order f, i, g, o", "the gates are read in the order f, i, g, o; their rows are stored as i, f, g, o",
                (double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b) => Run(x, h, c, wx, wh, b, input: 1, forget: 0)),
            new("order i, f, o, g", "the last two gates are read as o, g; their rows are stored as g, o",
                (double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b) => Run(x, h, c, wx, wh, b, candidate: 3, output: 2)),
            new("output without tanh", "h′ = o·c′ is computed without tanh",
                (double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b) => Run(x, h, c, wx, wh, b, squash: false)),
            new("output reads the old memory", "the output reads the old c; it reads the new one",
                (double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b) => Run(x, h, c, wx, wh, b, old: true)),
            new("candidate through sigmoid", "g goes through the sigmoid; g is what is written, and tanh lets it be negative",
                (double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b) => Run(x, h, c, wx, wh, b, sigmoid: true)),
        ],
        Hints =
        [
            "Four rows of sums for each unit: which three say how much (0 to 1), and which one says what (−1 to 1)?",
            "sums = wx·x + wh·h + b;   i, f, o = σ(…), g = tanh(…);   c′ = f ⊙ c + i ⊙ g;   h′ = o ⊙ tanh(c′)",
            "Row j of the sums belongs to i, row H + j to f, row 2H + j to g, row 3H + j to o. With all sums 0: i = f = o = ½, g = 0, so c = 2 gives c′ = 1 and h′ = ½·tanh 1 = 0.3808.",
            "For each unit j: double i = Sigmoid(s[j]), f = Sigmoid(s[H + j]), g = Math.Tanh(s[2 * H + j]), o = Sigmoid(s[3 * H + j]); c2[j] = f * c[j] + i * g; h2[j] = o * Math.Tanh(c2[j]);",
        ],
        Explanation = "The memory c is only multiplied by f and added to: on the way back its factor is f alone, without a weight and without the slope of tanh. That is the road on which blame travels far.",
    };

    private static (double[] h, double[] c) LstmStep(double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b)
    {
        int units = h.Length;
        var sums = new double[4 * units];
        for (int row = 0; row < sums.Length; row++)
        {
            sums[row] = b[row];
            for (int k = 0; k < x.Length; k++)
            {
                sums[row] += wx[row, k] * x[k];
            }

            for (int k = 0; k < units; k++)
            {
                sums[row] += wh[row, k] * h[k];
            }
        }

        double[] state = new double[units], memory = new double[units];
        for (int j = 0; j < units; j++)
        {
            double i = 1 / (1 + Math.Exp(-sums[j])), f = 1 / (1 + Math.Exp(-sums[units + j]));
            double g = Math.Tanh(sums[(2 * units) + j]), o = 1 / (1 + Math.Exp(-sums[(3 * units) + j]));
            memory[j] = (f * c[j]) + (i * g);
            state[j] = o * Math.Tanh(memory[j]);
        }

        return (state, memory);
    }

    private static (double[] h, double[] c) Run(
        double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b,
        int input = 0, int forget = 1, int candidate = 2, int output = 3, bool squash = true, bool old = false, bool sigmoid = false)
    {
        double Sum(int gate, int j) => b[(gate * h.Length) + j] + Dot(wx, (gate * h.Length) + j, x) + Dot(wh, (gate * h.Length) + j, h);
        double[] memory = [.. c.Select((value, j) =>
            (Sigmoid(Sum(forget, j)) * value) + (Sigmoid(Sum(input, j)) * (sigmoid ? Sigmoid(Sum(candidate, j)) : Math.Tanh(Sum(candidate, j)))))];
        double[] state = [.. (old ? c : memory).Select((value, j) => Sigmoid(Sum(output, j)) * (squash ? Math.Tanh(value) : value))];
        return (state, memory);
    }
}

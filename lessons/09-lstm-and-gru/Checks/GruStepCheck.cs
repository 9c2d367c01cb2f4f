using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;
using static Tutorial.Lessons.L09LstmAndGru.Gates;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class GruStepCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.3", "One step of a GRU")
    {
        Points = 4,
        Task = "r, z = σ(wx·x + bx + wh·h + bh); n = tanh(wx·x + bx + r ⊙ (wh·h + bh)); h′ = (1 − z) ⊙ n + z ⊙ h. Rows in the order r, z, n.",
        Solution = GruStep,
        Inputs =
            from features in Draw.Count(1, 2)
            from units in Draw.Count(2, 3)
            from x in Draw.Vector(features, 2)
            from h in Draw.Between(-0.9, 0.9).ArrayOf(units)
            from wx in Draw.Table(3 * units, features, 1)
            from wh in Draw.Table(3 * units, units, 1)
            from bx in Draw.Vector(3 * units, 1)
            from bh in Draw.Vector(3 * units, 1)
            select Draw.Inputs(x, h, wx, wh, bx, bh),
        IsFair = input => Fits(3, (double[])input[0]!, (double[])input[1]!, (double[,])input[2]!, (double[,])input[3]!, (double[])input[4]!, (double[])input[5]!),
        Laws =
        [
            new("with a very large bias of z the state stays as it was", (f, input) =>
            {
                double[] h = (double[])input[1]!;
                double[] bx = [.. ((double[])input[4]!).Select((value, row) => row >= h.Length && row < 2 * h.Length ? 1000 : value)];
                return Tables.Same(f([.. input[..4], bx, input[5]]), h);
            }),
        ],
        Mistakes =
        [
            new("z turned round", "(1 − z)h + zn is computed; here z keeps the old state",
                (double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh) => Run(x, h, wx, wh, bx, bh, turned: true)),
            new("reset before the product", "r acts on h before the product with wh, as in the paper of 2014; here it acts after",
                (double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh) => Run(x, h, wx, wh, bx, bh, before: true)),
            new("the other textbook form", "r acts on h before the product with wh, and (1 − z)h + zn is computed, as many textbooks write it; here r acts after the product and z keeps the old state",
                (double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh) => Run(x, h, wx, wh, bx, bh, turned: true, before: true)),
            new("r and z exchanged", "r and z are exchanged; the rows stand in the order r, z, n",
                (double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh) => Run(x, h, wx, wh, bx, bh, reset: 1, update: 0)),
            new("bias outside the reset", "the bias bh of n stands outside the reset gate; it is multiplied by r as well",
                (double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh) => Run(x, h, wx, wh, bx, bh, outside: true)),
            new("no reset", "the reset gate is computed but not used",
                (double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh) => Run(x, h, wx, wh, bx, bh, useReset: false)),
        ],
        Hints =
        [
            "Two gates and a proposal: which gate acts on the way into the proposal, which one between the proposal and the old state?",
            "a = wx·x + bx and q = wh·h + bh, 3H numbers each. rⱼ = σ(aⱼ + qⱼ), zⱼ = σ(a_{H+j} + q_{H+j}), nⱼ = tanh(a_{2H+j} + rⱼ·q_{2H+j}), h′ⱼ = (1 − zⱼ)nⱼ + zⱼhⱼ",
            "With all weights and biases 0: r = z = ½, n = 0, so h′ = ½h.",
            "Compute a and q row by row; for each unit j: double r = Sigmoid(a[j] + q[j]), z = Sigmoid(a[H + j] + q[H + j]), n = Math.Tanh(a[2 * H + j] + r * q[2 * H + j]); next[j] = (1 - z) * n + z * h[j];",
        ],
        Explanation = "Two gates do what the LSTM does with three, and no second memory is carried. Both places of r are in use: the paper resets h before the product, PyTorch (and cuDNN) after it, because then wh·h is one product for all three parts. Weights of the one form do not fit the other.",
    };

    private static double[] GruStep(double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh)
    {
        int units = h.Length;
        double[] fromInput = [.. bx], fromState = [.. bh];
        for (int row = 0; row < 3 * units; row++)
        {
            for (int k = 0; k < x.Length; k++)
            {
                fromInput[row] += wx[row, k] * x[k];
            }

            for (int k = 0; k < units; k++)
            {
                fromState[row] += wh[row, k] * h[k];
            }
        }

        var next = new double[units];
        for (int j = 0; j < units; j++)
        {
            double r = 1 / (1 + Math.Exp(-(fromInput[j] + fromState[j])));
            double z = 1 / (1 + Math.Exp(-(fromInput[units + j] + fromState[units + j])));
            double n = Math.Tanh(fromInput[(2 * units) + j] + (r * fromState[(2 * units) + j]));
            next[j] = ((1 - z) * n) + (z * h[j]);
        }

        return next;
    }

    private static double[] Run(
        double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh,
        int reset = 0, int update = 1, bool turned = false, bool before = false, bool outside = false, bool useReset = true)
    {
        int units = h.Length;
        double FromInput(int part, int j) => bx[(part * units) + j] + Dot(wx, (part * units) + j, x);
        double FromState(int part, int j, double[] state) => bh[(part * units) + j] + Dot(wh, (part * units) + j, state);
        double[] r = [.. h.Select((_, j) => useReset ? Sigmoid(FromInput(reset, j) + FromState(reset, j, h)) : 1)];
        double[] held = [.. h.Select((value, j) => r[j] * value)];
        return [.. h.Select((value, j) =>
        {
            double z = Sigmoid(FromInput(update, j) + FromState(update, j, h));
            double bias = bh[(2 * units) + j];
            double q = before ? FromState(2, j, held) : outside ? (r[j] * (FromState(2, j, h) - bias)) + bias : r[j] * FromState(2, j, h);
            double n = Math.Tanh(FromInput(2, j) + q);
            return turned ? ((1 - z) * value) + (z * n) : ((1 - z) * n) + (z * value);
        })];
    }
}

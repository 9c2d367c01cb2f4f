using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class RnnStatesCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.2", "A recurrent cell, unrolled")
    {
        Points = 3,
        Task = "Read the rows of x one after the other. Return the state after each step; the same weights serve every step.",
        Solution = RnnStates,
        Inputs =
            from steps in Draw.Count(2, 5)
            from features in Draw.Count(1, 3)
            from units in Draw.Count(2, 3)
            from x in Draw.Table(steps, features, 2)
            from wx in Draw.Table(units, features, 1)
            from wh in Draw.Table(units, units, 1)
            from b in Draw.Vector(units, 1)
            from h0 in Draw.Vector(units, 0.9)
            select Draw.Inputs(x, wx, wh, b, h0),
        IsFair = input => Fits((double[,])input[0]!, (double[,])input[1]!, (double[,])input[2]!, (double[])input[3]!, (double[])input[4]!),
        Laws =
        [
            new("reading the sequence in two parts, the second from the first one's last state, changes nothing", (f, input) =>
            {
                double[,] x = (double[,])input[0]!, whole = (double[,])f(input)!;
                int steps = x.GetLength(0), width = x.GetLength(1);
                double[,] first = Tables.Make(1, width, (_, j) => x[0, j]), rest = Tables.Make(steps - 1, width, (t, j) => x[t + 1, j]);
                double[] handed = Tables.Row((double[,])f([first, .. input[1..]])!, 0);
                return Tables.Same(f([rest, input[1], input[2], input[3], handed]), Tables.Make(steps - 1, whole.GetLength(1), (t, j) => whole[t + 1, j]));
            }),
        ],
        Mistakes =
        [
            new("every step from h0", "every step starts from h0; it starts from the state of the step before",
                (double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0) => Read(x, wx, wh, b, h0, restart: true)),
            new("tanh over the input half", "tanh covers the input half only; the state's half belongs inside as well",
                (double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0) => Read(x, wx, wh, b, h0, half: true)),
            new("wh transposed", "wh is used transposed; wh[j, k] leads from old unit k to new unit j",
                (double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0) => RnnStates(x, wx, Tables.Turned(wh), b, h0)),
            new("start ignored", "h0 is ignored and the first step starts from zeros",
                (double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0) => RnnStates(x, wx, wh, b, new double[h0.Length])),
            new("state changed in passing", "new units overwrite the old state while other units still need it; keep both until the step is done",
                (double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0) => Read(x, wx, wh, b, h0, inPlace: true)),
        ],
        Hints =
        [
            "Which variable has to live longer than one turn of the loop?",
            "h_t[j] = tanh(Σᵢ wx[j, i]·x_t[i] + Σₖ wh[j, k]·h_{t−1}[k] + b[j])",
            "One feature, one unit, wx = 1, wh = 0.5, b = 0, h0 = 0, x = (1, 0): h₁ = tanh 1 = 0.7616, h₂ = tanh(0.3808) = 0.3634.",
            "double[] h = h0; for t: { var next = new double[h.Length]; for j: { double sum = b[j]; … next[j] = states[t, j] = Math.Tanh(sum); } h = next; }",
        ],
        Explanation = "One set of weights serves every step, so a sequence of any length fits and the number of weights does not grow. The law that the check used, reading in two parts changes nothing, is what lets long texts be read piece by piece.",
    };

    private static double[,] RnnStates(double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0)
    {
        var states = new double[x.GetLength(0), h0.Length];
        double[] h = h0;
        for (int t = 0; t < x.GetLength(0); t++)
        {
            var next = new double[h.Length];
            for (int j = 0; j < h.Length; j++)
            {
                double sum = b[j];
                for (int i = 0; i < x.GetLength(1); i++)
                {
                    sum += wx[j, i] * x[t, i];
                }

                for (int k = 0; k < h.Length; k++)
                {
                    sum += wh[j, k] * h[k];
                }

                next[j] = states[t, j] = Math.Tanh(sum);
            }

            h = next;
        }

        return states;
    }

    private static double[,] Read(
        double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0, bool restart = false, bool half = false, bool inPlace = false)
    {
        var states = new double[x.GetLength(0), h0.Length];
        double[] h = [.. h0];
        for (int t = 0; t < x.GetLength(0); t++)
        {
            double[] old = restart ? h0 : h, next = inPlace ? h : new double[h0.Length];
            for (int j = 0; j < h0.Length; j++)
            {
                double fromInput = b[j] + Tables.Row(x, t).Select((value, i) => wx[j, i] * value).Sum();
                double fromState = old.Select((value, k) => wh[j, k] * value).Sum();
                next[j] = states[t, j] = half ? Math.Tanh(fromInput) + fromState : Math.Tanh(fromInput + fromState);
            }

            h = next;
        }

        return states;
    }

    private static bool Fits(double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0) =>
        x.GetLength(0) >= 2 && x.GetLength(1) == wx.GetLength(1) && b.Length == h0.Length && wx.GetLength(0) == b.Length && wh.GetLength(0) == b.Length && wh.GetLength(1) == b.Length;
}

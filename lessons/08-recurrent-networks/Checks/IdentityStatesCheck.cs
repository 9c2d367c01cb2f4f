using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class IdentityStatesCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.8", "A start that remembers")
    {
        Points = 3,
        Task = "h starts at 0. At each step h = ReLU(wx·x[t] + size·h): a cell whose matrix W_h is size times the identity. Return the states after each step, (T, H).",
        Solution = IdentityStates,
        Inputs =
            from steps in Draw.Count(3, 5)
            from units in Draw.Count(2, 3)
            from x in Draw.Vector(steps, 2)
            from wx in Draw.Vector(units, 2)
            from size in Draw.OneOf(0.5, 0.9, 1.0, 1.1)
            select Draw.Inputs(x, wx, size),
        IsFair = input => input is [double[] { Length: >= 3 }, double[] { Length: >= 2 }, double and > 0],
        Laws =
        [
            new("a step that brings 0 leaves size times the state behind", (f, input) =>
                f([((double[])input[0]!).Append(0).ToArray(), input[1], input[2]]) is double[,] h
                && Tables.Same(Tables.Row(h, h.GetLength(0) - 1), Tables.Row(h, h.GetLength(0) - 2).Select(v => (double)input[2]! * v).ToArray())),
        ],
        Mistakes =
        [
            new("tanh", "tanh bends the sum; here it is ReLU, which leaves a positive state as it is", (double[] x, double[] wx, double size) => Run(x, wx, (own, all) => size * own, Math.Tanh)),
            new("every unit reads all", "each unit reads the sum of all units; with the identity it reads itself", (double[] x, double[] wx, double size) => Run(x, wx, (own, all) => size * all, Rectify)),
            new("state outside", "ReLU bends what comes in, and the state is added behind it; it belongs inside", (double[] x, double[] wx, double size) => Outside(x, wx, size)),
            new("size on the input", "size multiplies the input as well; it multiplies the state alone",
                (double[] x, double[] wx, double size) => Run(x, [.. wx.Select(w => w * size)], (own, all) => size * own, Rectify)),
            new("no state", "nothing comes from the step before", (double[] x, double[] wx, double size) => Run(x, wx, (own, all) => 0, Rectify)),
            new("size left out", "the state goes on at its full length; it is multiplied by size", (double[] x, double[] wx, double size) => Run(x, wx, (own, all) => own, Rectify)),
        ],
        Hints =
        [
            "In W_h·h with W_h = 0.9 times the identity: which units of the old state does unit j read?",
            "h[t, j] = max(0, wx[j]·x[t] + size·h[t − 1, j])",
            "wx = (1, −1), x = (2, 0), size 0.5: (2, 0), then (1, 0).",
            "for (int j = 0; j < wx.Length; j++) { double sum = (wx[j] * x[t]) + (t > 0 ? size * h[t - 1, j] : 0); h[t, j] = Math.Max(0, sum); }",
        ],
        Explanation = "With size 1 a unit copies its state until something comes in: the state and its gradient keep their length. With 0.9 both fade, with 1.1 both grow. The start only makes remembering possible; training must still learn what to write.",
    };

    private static double[,] IdentityStates(double[] x, double[] wx, double size)
    {
        var h = new double[x.Length, wx.Length];
        for (int t = 0; t < x.Length; t++)
        {
            for (int j = 0; j < wx.Length; j++)
            {
                double before = t > 0 ? h[t - 1, j] : 0;
                h[t, j] = Math.Max(0, (wx[j] * x[t]) + (size * before));
            }
        }

        return h;
    }

    private static double Rectify(double z) => Math.Max(0, z);

    private static double[,] Run(double[] x, double[] wx, Func<double, double, double> fromState, Func<double, double> bend)
    {
        double[] state = new double[wx.Length];
        double[][] rows = [.. x.Select(value => state = [.. wx.Select((w, j) => bend((w * value) + fromState(state[j], state.Sum())))])];
        return Tables.Make(x.Length, wx.Length, (t, j) => rows[t][j]);
    }

    private static double[,] Outside(double[] x, double[] wx, double size)
    {
        double[] state = new double[wx.Length];
        double[][] rows = [.. x.Select(value => state = [.. wx.Select((w, j) => Rectify(w * value) + (size * state[j]))])];
        return Tables.Make(x.Length, wx.Length, (t, j) => rows[t][j]);
    }
}

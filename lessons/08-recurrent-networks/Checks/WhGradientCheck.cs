using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class WhGradientCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.3", "Back-propagation through time")
    {
        Points = 4,
        Task = "h[0] is the start state and h[t] the state after step t; dh[t − 1] is what the loss says directly of h[t]. Return the gradient of wh, summed over all steps.",
        Solution = WhGradient,
        Inputs =
            from steps in Draw.Count(2, 4)
            from units in Draw.Count(2, 3)
            from states in Draw.Between(-0.9, 0.9).ArrayOf((steps + 1) * units)
            from wh in Draw.Table(units, units, 1)
            from dh in Draw.Table(steps, units, 1)
            select Draw.Inputs(Tables.Make(steps + 1, units, (t, j) => states[(t * units) + j]), wh, dh),
        IsFair = input => input is [double[,] h, double[,] wh, double[,] dh] && h.GetLength(0) == dh.GetLength(0) + 1 && h.GetLength(1) == dh.GetLength(1)
            && wh.GetLength(0) == h.GetLength(1) && wh.GetLength(1) == h.GetLength(1) && h.Cast<double>().All(value => Math.Abs(value) < 0.95),
        Laws =
        [
            new("the numbers are the slopes of the loss (central differences)", (f, input) =>
                NumericGradient.Agrees(f(input), wh => Loss((double[,])input[0]!, (double[,])input[1]!, (double[,])wh, (double[,])input[2]!), input[1]!)),
        ],
        Mistakes =
        [
            new("last step only", "only the last step counts; the same weights worked at every step, so all shares add up",
                (double[,] h, double[,] wh, double[,] dh) => Walk(h, wh, dh, lastOnly: true)),
            new("nothing from later steps", "nothing comes back from step t + 1; a state also acts through all the states behind it",
                (double[,] h, double[,] wh, double[,] dh) => Walk(h, wh, dh, handOn: false)),
            new("wrong state paired", "the state h(t) is paired with the blame of step t; that step read h(t − 1)",
                (double[,] h, double[,] wh, double[,] dh) => Walk(h, wh, dh, shift: 1)),
            new("slope of tanh missing", "the slope of tanh, 1 − h², is missing",
                (double[,] h, double[,] wh, double[,] dh) => Walk(h, wh, dh, slope: false)),
            new("blame not turned", "blame goes back through wh as if forwards; backwards it is the transpose: unit k gets Σⱼ δ[j]·wh[j, k]",
                (double[,] h, double[,] wh, double[,] dh) => Walk(h, wh, dh, turned: false)),
        ],
        Hints =
        [
            "The state h[t] acts on the loss in two ways. Which one does dh tell you, and where does the other come from?",
            "From the last step to the first: δ[j] = (dh[t − 1, j] + back[j])·(1 − h[t, j]²);   dwh[j, k] += δ[j]·h[t − 1, k];   back[k] = Σⱼ δ[j]·wh[j, k]",
            "One unit, wh = 0.5, h = (0.2, 0.4, 0.6), dh = (1, 1): δ₂ = 0.64, share 0.64·0.4 = 0.256; back = 0.32, δ₁ = 1.32·0.84 = 1.1088, share 0.2218; together 0.4778.",
            "var back = new double[H]; for (int t = T; t >= 1; t--) { compute δ from dh[t - 1, j] + back[j]; add δ[j] * h[t - 1, k] to dwh[j, k]; then set back[k] to the sum of δ[j] * wh[j, k]; }",
        ],
        Explanation = "It is the back-propagation of lesson 03 on the unrolled graph: one weight used T times is a fan-out, and its shares add. `back` is multiplied by wh and by 1 − h² at every step, which is why it vanishes or explodes over many of them.",
    };

    private static double[,] WhGradient(double[,] h, double[,] wh, double[,] dh)
    {
        int steps = dh.GetLength(0), units = dh.GetLength(1);
        var dwh = new double[units, units];
        var back = new double[units];
        for (int t = steps; t >= 1; t--)
        {
            var before = new double[units];
            for (int j = 0; j < units; j++)
            {
                double delta = (dh[t - 1, j] + back[j]) * (1 - (h[t, j] * h[t, j]));
                for (int k = 0; k < units; k++)
                {
                    dwh[j, k] += delta * h[t - 1, k];
                    before[k] += delta * wh[j, k];
                }
            }

            back = before;
        }

        return dwh;
    }

    private static double[,] Walk(
        double[,] h, double[,] wh, double[,] dh, bool lastOnly = false, bool handOn = true, int shift = 0, bool slope = true, bool turned = true)
    {
        int steps = dh.GetLength(0), units = dh.GetLength(1);
        var dwh = new double[units, units];
        var back = new double[units];
        for (int t = steps; t >= (lastOnly ? steps : 1); t--)
        {
            double[] delta = [.. Enumerable.Range(0, units).Select(j => (dh[t - 1, j] + back[j]) * (slope ? 1 - (h[t, j] * h[t, j]) : 1))];
            for (int j = 0; j < units; j++)
            {
                for (int k = 0; k < units; k++)
                {
                    dwh[j, k] += delta[j] * h[t - 1 + shift, k];
                }
            }

            back = handOn ? [.. Enumerable.Range(0, units).Select(k => delta.Select((d, j) => d * (turned ? wh[j, k] : wh[k, j])).Sum())] : back;
        }

        return dwh;
    }

    /// <summary>Σ dh ⊙ h for other weights. What the input gave to each step follows from the given states: atanh h_t − wh·h_{t−1}.</summary>
    private static double Loss(double[,] h, double[,] wh, double[,] other, double[,] dh)
    {
        double loss = 0;
        double[] state = Tables.Row(h, 0);
        for (int t = 1; t < h.GetLength(0); t++)
        {
            state = [.. state.Select((_, j) => Math.Tanh(
                Math.Atanh(h[t, j]) - Dot(wh, j, Tables.Row(h, t - 1)) + Dot(other, j, state)))];
            loss += state.Select((value, j) => value * dh[t - 1, j]).Sum();
        }

        return loss;
    }

    private static double Dot(double[,] table, int row, double[] vector) => vector.Select((value, k) => table[row, k] * value).Sum();
}

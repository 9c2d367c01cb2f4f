using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class ForecastCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.5", "Repair: a forecast that goes on alone")
    {
        Points = 3,
        Task = "The cell reads what was seen, then goes on alone: it answers y = wy·h and reads its own answer as the next input. Find the two faults of the program in your file.",
        Solution = Forecast,
        Inputs =
            from length in Draw.Count(2, 4)
            from horizon in Draw.Count(3, 4)
            from seen in Draw.Vector(length, 1)
            from wx in Draw.Between(0.3, 1)
            from wh in Draw.Between(0.3, 1)
            from b in Draw.Number(0.5)
            from wy in Draw.Between(0.5, 1.5)
            select Draw.Inputs(seen, horizon, wx, wh, b, wy),
        IsFair = input => ((double[])input[0]!).Length >= 2 && (int)input[1]! >= 3,
        Laws =
        [
            new("a longer horizon does not change the first answers", (f, input) =>
                Tables.Same(((double[])f([input[0], (int)input[1]! + 2, .. input[2..]])!)[..(int)input[1]!], f(input))),
        ],
        Mistakes =
        [
            new("both faults", "both faults are still there: one line forgets what was read, another reads the wrong value",
                (double[] seen, int horizon, double wx, double wh, double b, double wy) => Run(seen, horizon, wx, wh, b, wy, forget: true, frozen: true)),
            new("state forgotten", "the state is set to zero again before the forecast; what was read is lost",
                (double[] seen, int horizon, double wx, double wh, double b, double wy) => Run(seen, horizon, wx, wh, b, wy, forget: true, frozen: false)),
            new("last value frozen", "the last value seen is read again at every step; the cell should read its own answer",
                (double[] seen, int horizon, double wx, double wh, double b, double wy) => Run(seen, horizon, wx, wh, b, wy, forget: false, frozen: true)),
            new("state fed back", "the cell reads its state in the place of its answer wy·h",
                (double[] seen, int horizon, double wx, double wh, double b, double wy) => Run(seen, horizon, wx, wh, b, wy, forget: false, frozen: false, state: true)),
            new("first answer late", "the cell takes one step more before it answers first; its state after the last value already holds the first answer",
                (double[] seen, int horizon, double wx, double wh, double b, double wy) => Forecast(seen, horizon + 1, wx, wh, b, wy)[1..]),
        ],
        Hints =
        [
            "Follow the state with a finger from the first value seen to the last answer. Where does it break? Then follow the input.",
            "answers[k] = wy·h;   h = tanh(wx·answers[k] + wh·h + b), from the state that the reading left.",
            "seen = (1), wx = 1, wh = 0, b = 0, wy = 1: h = 0.7616, so the first answer is 0.7616, the second tanh 0.7616 = 0.6420.",
            "Delete the second h = 0; and in the last loop write h = Math.Tanh(wx * answers[k] + wh * h + b);",
        ],
        Explanation = "In training the right value can be fed at every step (teacher forcing); in use there is none, and the model lives on its own answers. Each small error is read again at the next step, which is why a forecast is judged by its error at each distance.",
    };

    private static double[] Forecast(double[] seen, int horizon, double wx, double wh, double b, double wy)
    {
        double h = 0;
        for (int t = 0; t < seen.Length; t++)
        {
            h = Math.Tanh((wx * seen[t]) + (wh * h) + b);
        }

        var answers = new double[horizon];
        for (int k = 0; k < horizon; k++)
        {
            answers[k] = wy * h;
            h = Math.Tanh((wx * answers[k]) + (wh * h) + b);
        }

        return answers;
    }

    private static double[] Run(double[] seen, int horizon, double wx, double wh, double b, double wy, bool forget, bool frozen, bool state = false)
    {
        double h = forget ? 0 : seen.Aggregate(0.0, (before, x) => Math.Tanh((wx * x) + (wh * before) + b));
        var answers = new double[horizon];
        for (int k = 0; k < horizon; k++)
        {
            answers[k] = wy * h;
            h = Math.Tanh((wx * (frozen ? seen[^1] : state ? h : answers[k])) + (wh * h) + b);
        }

        return answers;
    }
}

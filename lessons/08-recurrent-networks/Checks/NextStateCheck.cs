using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class NextStateCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.1", "One step of a recurrent cell")
    {
        Points = 1,
        Task = "Return the new state: tanh of the weighted input, the weighted old state and the bias.",
        Solution = NextState,
        Inputs =
            from x in Draw.Number(2)
            from h in Draw.Between(-0.95, 0.95)
            from wx in Draw.Number(1)
            from wh in Draw.Number(1)
            from b in Draw.Number(1)
            select Draw.Inputs(x, h, wx, wh, b),
        Laws =
        [
            new("the new state lies between −1 and 1", (f, input) => Math.Abs((double)f(input)!) < 1),
            new("turning the signs of input, state and bias turns the sign of the new state", (f, input) =>
                Tables.Same(-(double)f(input)!, f([-(double)input[0]!, -(double)input[1]!, input[2], input[3], -(double)input[4]!]))),
        ],
        Mistakes =
        [
            new("old state outside", "tanh covers the input alone and the old state is added outside; both belong inside",
                (double x, double h, double wx, double wh, double b) => Math.Tanh((wx * x) + b) + (wh * h)),
            new("no memory", "the old state is left out, so the cell forgets everything at each step",
                (double x, double h, double wx, double wh, double b) => Math.Tanh((wx * x) + b)),
            new("weights exchanged", "wx multiplies the state and wh the input",
                (double x, double h, double wx, double wh, double b) => Math.Tanh((wh * x) + (wx * h) + b)),
            new("sigmoid", "the sigmoid takes the place of tanh, so no state can be negative",
                (double x, double h, double wx, double wh, double b) => 1 / (1 + Math.Exp(-((wx * x) + (wh * h) + b)))),
            new("bias left out", "the bias is left out",
                (double x, double h, double wx, double wh, double b) => Math.Tanh((wx * x) + (wh * h))),
        ],
        Hints =
        [
            "What does the cell know at this step? Two things come in: one from outside, one from its own past.",
            "h′ = tanh(wx·x + wh·h + b)",
            "x = 1, h = 0.5, wx = 0.6, wh = 0.4, b = −0.1: the sum is 0.6 + 0.2 − 0.1 = 0.7, and tanh 0.7 = 0.6044.",
            "return Math.Tanh(wx * x + wh * h + b);",
        ],
        Explanation = "This line is the whole of a recurrent network; everything else is doing it again. Because tanh covers both halves, the state stays between −1 and 1 however long the sequence is.",
    };

    private static double NextState(double x, double h, double wx, double wh, double b) => Math.Tanh((wx * x) + (wh * h) + b);
}

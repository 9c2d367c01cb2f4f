using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L05Optimizers;

internal static class CosineRateCheck
{
    public static ExerciseDefinition Exercise { get; } = new("05.1", "A cosine schedule")
    {
        Points = 1,
        Task = "Return the rate at a step: first at step 0, half of it in the middle, 0 at the end, along half a wave of the cosine.",
        Solution = CosineRate,
        Inputs =
            from first in Draw.Number().Select(Math.Abs)
            from steps in Draw.Count(2, 20)
            from step in Gen.Choose(0, steps)
            select Draw.Inputs(first, step, steps),
        IsFair = input => (double)input[0]! > 0,
        Laws = [new("the rates at a step and at its mirror image add up to the first one", (f, input) =>
            Tables.Same((double)f(input)! + (double)f([input[0], (int)input[2]! - (int)input[1]!, input[2]])!, input[0]))],
        Mistakes =
        [
            new("straight line", "the rate falls along a straight line", (double first, int step, int steps) => first * (1 - ((double)step / steps))),
            new("whole wave", "a whole wave is used, so that the rate comes back at the end", (double first, int step, int steps) => first * (1 + Math.Cos(2 * Math.PI * step / steps)) / 2),
            new("half forgotten", "the ½ is left out, so that it begins at twice the rate", (double first, int step, int steps) => first * (1 + Math.Cos(Math.PI * step / steps))),
            new("whole numbers", "step / steps is divided between whole numbers, which is 0 until the last step", (double first, int step, int steps) => first * (1 + Math.Cos(Math.PI * Math.Floor((double)step / steps))) / 2),
        ],
        Hints =
        [
            "The cosine goes from 1 to −1 along half a wave. What must be added and divided to make it go from 1 to 0?",
            "η = ½ η₀ (1 + cos(π · step/steps))",
            "first = 0.2, steps = 10: step 0 gives 0.2, step 5 gives 0.1, step 10 gives 0.",
            "return 0.5 * first * (1 + Math.Cos(Math.PI * step / steps));",
        ],
        Explanation = "The rate stays high while there is far to go, falls fastest in the middle and comes in to land gently (Loshchilov and Hutter 2017, arXiv:1608.03983). Math.PI * step is a double already, so the division keeps its fraction.",
    };

    private static double CosineRate(double first, int step, int steps) => 0.5 * first * (1 + Math.Cos(Math.PI * step / steps));
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class BestStepCheck
{
    public static ExerciseDefinition Exercise { get; } = new("03.7", "Read the curve: the best step for a gradient check")
    {
        Points = 1,
        Task = "error[i] belongs to the step h[i]. Return the step with the smallest error; of several equally good ones the largest step.",
        Solution = BestStep,
        Inputs =
            from n in Draw.Count(2, 7)
            from steps in Draw.Between(0.001, 1).ArrayOf(n)
            where steps.Distinct().Count() == n
            from errors in Draw.OneOf(0.001, 0.002, 0.005, 0.01, 0.03, 0.1).ArrayOf(n)
            select Draw.Inputs(steps, errors),
        IsFair = input => ((double[])input[0]!).Distinct().Count() == ((double[])input[0]!).Length && ((double[])input[1]!).All(error => error >= 0),
        Laws =
        [
            new("multiplying all errors by 10 changes nothing", (f, input) =>
                Equals(f(input), f([input[0], ((double[])input[1]!).Select(error => 10 * error).ToArray()]))),
        ],
        Mistakes =
        [
            new("smallest step", "the smallest step is taken; below a certain size rounding makes the error grow again",
                (double[] h, double[] error) => h.Min()),
            new("error returned", "the smallest error is returned; the step that has it is asked for",
                (double[] h, double[] error) => error.Min()),
            new("first of equals", "of equally good steps the first in the list is taken; the largest is asked for",
                (double[] h, double[] error) => h[Array.IndexOf(error, error.Min())]),
            new("worst step", "the step with the largest error is taken",
                (double[] h, double[] error) => h.Where((_, i) => error[i] == error.Max()).Max()),
        ],
        Hints =
        [
            "The curve falls, reaches a lowest point and rises again towards small steps. What makes it rise there?",
            "Find the smallest error; among the steps that have it, the largest h.",
            "h = (1, 0.1, 0.01), error = (0.1, 0.002, 0.03): the answer is 0.1.",
            "Keep int best = 0; for each i: if (error[i] < error[best] || (error[i] == error[best] && h[i] > h[best])) { best = i; } and return h[best].",
        ],
        Explanation = "A large step sees the curvature (the error of a central difference falls with h²), a small one subtracts two nearly equal numbers and keeps only rounding (the error grows with 1/h). In double the valley lies near 6·10⁻⁶, which is why this kit checks gradients with that step.",
    };

    private static double BestStep(double[] h, double[] error)
    {
        int best = 0;
        for (int i = 1; i < h.Length; i++)
        {
            if (error[i] < error[best] || (error[i] == error[best] && h[i] > h[best]))
            {
                best = i;
            }
        }

        return h[best];
    }
}

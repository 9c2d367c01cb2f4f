using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class LearnedFromCheck
{
    public static ExerciseDefinition Exercise { get; } = new("01.6", "Read the curve: when had it learned?")
    {
        Task = "errors[i] is the number of errors in pass i + 1. Return the pass, counted from 1, from which on there are no errors any more; −1 when the last pass still has some.",
        Solution = LearnedFrom,
        Inputs =
            from before in Draw.Count(0, 6).SelectMany(n => Gen.Choose(0, 3).ArrayOf(n))
            from after in Draw.Count(0, 4)
            where before.Length + after > 0
            select Draw.Inputs(before.Concat(new int[after]).ToArray()),
        Laws =
        [
            new("one more pass without errors changes no answer but −1", (f, input) =>
                (int)f(input)! is var pass && (pass == -1 || Equals(pass, f([((int[])input[0]!).Append(0).ToArray()])))),
        ],
        Mistakes =
        [
            new("first zero", "the first pass without errors is taken, though errors come back after it",
                (int[] errors) => Array.IndexOf(errors, 0) is var i && i < 0 || errors[^1] != 0 ? -1 : i + 1),
            new("passes with errors counted", "the passes with errors are counted; passes without any may stand between them",
                (int[] errors) => errors[^1] == 0 ? errors.Count(e => e != 0) + 1 : -1),
            new("last pass with errors", "the last pass with errors is given; the one after it is the first without",
                (int[] errors) => errors[^1] == 0 ? Array.FindLastIndex(errors, e => e != 0) + 1 : -1),
            new("never is not seen", "the last pass still has errors, and a pass is given all the same; there the answer is −1",
                (int[] errors) => Array.FindLastIndex(errors, e => e != 0) + 2),
        ],
        Hints =
        [
            "Look at the curve 3, 0, 2, 0, 0. At which pass would you say \"now it has learned\"? Why not at the second?",
            "The answer is one more than the last pass that has errors; −1 when that is the very last pass.",
            "[3, 0, 2, 0, 0]: the last errors are in pass 3, so the answer is 4. [1, 0, 1]: −1. [0, 0]: 1.",
            "Walk backwards: int i = errors.Length; while (i > 0 && errors[i - 1] == 0) { i--; } Now i is the last pass with errors; return i == errors.Length ? -1 : i + 1;",
        ],
        Explanation = "A curve that touches zero once proves nothing, because the next correction may undo it: in pass 2 of the example the unit was right by luck of the order. Reading a curve from its end asks the question that matters: from where on did it stay?",
    };

    private static int LearnedFrom(int[] errors)
    {
        int i = errors.Length;
        while (i > 0 && errors[i - 1] == 0)
        {
            i--;
        }

        return i == errors.Length ? -1 : i + 1;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

internal static class LearnableCheck
{
    // All sixteen tasks on four corners.
    private static readonly int[][] _tasks = [.. Enumerable.Range(0, 16).Select(n => (int[])[n & 1, (n >> 1) & 1, (n >> 2) & 1, (n >> 3) & 1])];

    public static ExerciseDefinition Exercise { get; } = new("01.7", "Read the picture: can it be learnt?")
    {
        Task = "t holds the targets of the four corners (0, 0), (0, 1), (1, 0), (1, 1), in this order. Can one perceptron learn them? Draw the corners and look for a line.",
        Solution = Learnable,
        Inputs = Draw.OneOf(_tasks).Select(t => Draw.Inputs(t.ToArray())),
        IsFair = input => input[0] is int[] { Length: 4 } t && t.All(v => v is 0 or 1),
        Laws = [new("exchanging all zeros and ones changes nothing, because the same line serves", (f, input) => Equals(f(input), f([((int[])input[0]!).Select(v => 1 - v).ToArray()])))],
        Mistakes =
        [
            new("XOR only", "only XOR is refused; the task that answers the opposite at every corner needs the same line",
                (int[] t) => !(t[0] == 0 && t[1] == 1 && t[2] == 1 && t[3] == 0)),
            new("two and two", "every task with two ones and two zeros is refused; \"the first input is 1\" has two of each, and a line",
                (int[] t) => t.Sum() != 2),
            new("needs both classes", "tasks with one answer everywhere are refused; a bias alone learns them",
                (int[] t) => Learnable(t) && t.Sum() is > 0 and < 4),
            new("always", "every task is accepted; for some of them no line exists, whatever the patience",
                (int[] t) => true),
        ],
        Hints =
        [
            "Colour the four corners. Which corners are neighbours, and which lie on opposite ends of a diagonal?",
            "No line exists exactly when both ends of each diagonal are alike and the two diagonals differ.",
            "(0, 1, 1, 1), OR: the end (0, 0) is cut off by a line. (0, 1, 1, 0), XOR: the diagonal of the ones crosses the diagonal of the zeros.",
            "bool crossed = t[0] == t[3] && t[1] == t[2] && t[0] != t[1]; return !crossed;",
        ],
        Explanation = "If a line separated them, all points between two ones would be ones, and all between two zeros would be zeros; where two diagonals cross, one point would have to be both. Fourteen of the sixteen tasks have a line. With more inputs the share shrinks quickly.",
    };

    private static bool Learnable(int[] t)
    {
        bool crossed = t[0] == t[3] && t[1] == t[2] && t[0] != t[1];
        return !crossed;
    }
}

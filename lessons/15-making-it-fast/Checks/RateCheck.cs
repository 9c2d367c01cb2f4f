using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class RateCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.1", "How fast is that?")
    {
        Points = 1,
        Task = "Each of the m · n results is a sum of k products: one multiplication and one addition for each term. Return billions of operations a second.",
        Solution = Rate,
        Inputs =
            from m in Draw.Count(2, 300)
            from n in Draw.Count(2, 300)
            from k in Draw.Count(2, 300)
            from milliseconds in Draw.Between(0.01, 5)
            where milliseconds > 0
            select Draw.Inputs(m, n, k, milliseconds),
        IsFair = input => (double)input[3]! > 0,
        Laws = [new("twice the time is half the rate", (f, input) => Tables.Same((double)f(input)! / 2, f([input[0], input[1], input[2], 2 * (double)input[3]!])))],
        Mistakes =
        [
            new("additions left out", "only multiplications are counted; each term also needs an addition", (int m, int n, int k, double milliseconds) => Rate(m, n, k, milliseconds) / 2),
            new("seconds", "milliseconds are taken for seconds", (int m, int n, int k, double milliseconds) => Rate(m, n, k, milliseconds) / 1000),
            new("millions", "millions of operations a second come out; a GFLOP is a billion", (int m, int n, int k, double milliseconds) => Rate(m, n, k, milliseconds) * 1000),
            new("sizes added", "the sizes are added up; there are m · n results with k terms each", (int m, int n, int k, double milliseconds) => 2.0 * (m + n + k) / (milliseconds * 1e6)),
        ],
        Hints =
        [
            "How many multiplications does one element of the result need? How many elements are there?",
            "2·m·n·k / (milliseconds · 10⁶)",
            "m = n = k = 100 in 1 ms: 2,000,000 operations in 0.001 s are 2 billion a second: 2.",
            "return 2.0 * m * n * k / (milliseconds * 1e6);",
        ],
        Explanation = "Multiplying in double from the start matters, too: 2 · m · n · k overflows an int from about 1,024 on. The rate can be compared between sizes and machines; a time cannot.",
    };

    private static double Rate(int m, int n, int k, double milliseconds) => 2.0 * m * n * k / (milliseconds * 1e6);
}

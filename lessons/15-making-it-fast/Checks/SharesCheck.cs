using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class SharesCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.6", "Repair: who computes which rows?")
    {
        Task = "Thread t computes the rows from entry t up to, not including, entry t + 1; there are threads + 1 entries. Thread t begins at ⌊t · rows / threads⌋. The program in your file has two faults; find them.",
        Solution = Shares,
        Inputs =
            from threads in Draw.Count(2, 6)
            from rows in Draw.Count(3, 30)
            select Draw.Inputs(rows, threads),
        Laws = [new("the last entry is the number of rows, so that no row is lost", (f, input) => f(input) is int[] { Length: > 0 } starts && starts[^1] == (int)input[0]!)],
        Mistakes =
        [
            new("both faults", "both faults are still there: the end is missing, and rows are divided before they are multiplied",
                (int rows, int threads) => Enumerable.Range(0, threads).Select(t => t * (rows / threads)).ToArray()),
            new("end missing", "the last entry, where the last thread ends, is missing",
                (int rows, int threads) => Shares(rows, threads)[..^1]),
            new("divided first", "rows are divided before they are multiplied: what is left over belongs to nobody",
                (int rows, int threads) => Enumerable.Range(0, threads + 1).Select(t => t * (rows / threads)).ToArray()),
            new("rest to the last", "all rows left over go to the last thread, so that the others wait for it",
                (int rows, int threads) => Enumerable.Range(0, threads + 1).Select(t => t == threads ? rows : t * (rows / threads)).ToArray()),
        ],
        Hints =
        [
            "Ten rows, four threads: which rows does the program give to nobody?",
            "start[t] = ⌊t · rows / threads⌋ for t = 0 … threads",
            "10 rows, 4 threads: [0, 2, 5, 7, 10], so 2, 3, 2 and 3 rows.",
            "int[] start = new int[threads + 1]; start[t] = t * rows / threads;",
        ],
        Explanation = "No share differs from another by more than one row, and none is lost. Each thread writes rows of its own, so no lock is needed; and as the shares do not change the order of additions in a row, the result is the same on any number of threads.",
    };

    private static int[] Shares(int rows, int threads) => [.. Enumerable.Range(0, threads + 1).Select(t => t * rows / threads)];
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class ConfusionMatrixCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.5", "Repair: the confusion matrix")
    {
        Task = "Entry [t, s] counts the examples of class t that were said to be s. The program in your file has two faults; find them.",
        Solution = ConfusionMatrix,
        Inputs =
            from classes in Draw.Count(2, 4)
            from n in Draw.Count(3, 10)
            from truth in Draw.Labels(n, classes)
            from said in Draw.Labels(n, classes)
            select Draw.Inputs(truth, said, classes),
        Laws = [new("all entries together are the number of examples", (f, input) => ((int[,])f(input)!).Cast<int>().Sum() == ((int[])input[0]!).Length)],
        Mistakes =
        [
            new("transposed", "rows belong to what was said; they belong to the truth", (int[] truth, int[] said, int classes) => ConfusionMatrix(said, truth, classes)),
            new("not counted", "each entry is set to 1; it counts", (int[] truth, int[] said, int classes) => Capped(truth, said, classes)),
            new("both faults", "both faults are still there: rows belong to what was said, and entries are set to 1",
                (int[] truth, int[] said, int classes) => Capped(said, truth, classes)),
            new("errors only", "only the errors are counted; the right ones stand on the diagonal",
                (int[] truth, int[] said, int classes) => ConfusionMatrix([.. truth.Where((t, i) => t != said[i])], [.. said.Where((s, i) => s != truth[i])], classes)),
        ],
        Hints =
        [
            "Three cats, all taken for dogs. Which one entry of the matrix should be 3?",
            "matrix[truth, said] ← matrix[truth, said] + 1 for every example",
            "truth = [0, 0, 1], said = [1, 1, 1]: [[0, 2], [0, 1]].",
            "matrix[truth[i], said[i]]++;",
        ],
        Explanation = "The diagonal holds what is right, a row says what becomes of one class, a column what hides behind one answer. Libraries differ in which is which; PyTorch's and scikit-learn's rows are the truth, as here.",
    };

    private static int[,] ConfusionMatrix(int[] truth, int[] said, int classes)
    {
        var matrix = new int[classes, classes];
        for (int i = 0; i < truth.Length; i++)
        {
            matrix[truth[i], said[i]]++;
        }

        return matrix;
    }

    private static int[,] Capped(int[] truth, int[] said, int classes)
    {
        var matrix = new int[classes, classes];
        for (int i = 0; i < truth.Length; i++)
        {
            matrix[truth[i], said[i]] = 1;
        }

        return matrix;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class UnfoldCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.8", "Unfold the picture: im2col")
    {
        Points = 3,
        Task = "Return a (k·k, places) table. A place is where the top left corner of a k × k window can stand (stride 1, no padding); places are counted row by row. The column of a place holds the numbers in its window, row by row.",
        Solution = Unfold,
        Inputs =
            from rows in Draw.Count(4, 5)
            from columns in Draw.Count(4, 6)
            from k in Gen.Choose(2, 3)
            from image in Draw.Table(rows, columns)
            select Draw.Inputs(image, k),
        IsFair = input => input is [double[,] image, int k] && k >= 2 && image.GetLength(0) > k && image.GetLength(1) > k,
        Laws =
        [
            new("the first row of the answer is the image without its last k − 1 rows and columns, in one line", (f, input) =>
                input is [double[,] image, int k] && f(input) is double[,] unfolded && Tables.Same(Tables.Row(unfolded, 0),
                    Enumerable.Range(0, image.GetLength(0) - k + 1).SelectMany(i => Tables.Row(image, i)[..^(k - 1)]).ToArray())),
        ],
        Mistakes =
        [
            new("turned", "each place has a row; it has a column, so that a row of weights times the table gives a map", (double[,] image, int k) => Tables.Turned(Unfold(image, k))),
            new("windows by columns", "each window is read column by column; it is read row by row, as kernels are stored",
                (double[,] image, int k) => Columns(image, k, 1, (row, place, across) => (row % k, row / k, place / across, place % across))),
            new("places by columns", "places are counted column by column; they are counted row by row, as the map is stored",
                (double[,] image, int k) => Columns(image, k, 1, (row, place, across) => (row / k, row % k, place % (image.GetLength(0) - k + 1), place / (image.GetLength(0) - k + 1)))),
            new("windows side by side", "the window moves by its own width; it moves by one, so windows overlap",
                (double[,] image, int k) => Columns(image, k, k, (row, place, across) => (row / k, row % k, place / across * k, place % across * k))),
            new("windows turned round", "each window is read from its last number to its first; that is the flipped kernel of mathematics",
                (double[,] image, int k) => Columns(image, k, 1, (row, place, across) => (k - 1 - (row / k), k - 1 - (row % k), place / across, place % across))),
        ],
        Hints =
        [
            "A 3 × 4 image and k = 2: at how many places can the window stand, and which numbers does it see at the second one?",
            "answer[u·k + v, i·across + j] = image[i + u, j + v] with across = columns − k + 1",
            "[[1, 2, 3], [4, 5, 6]] with k = 2 has two places: the columns are (1, 2, 4, 5) and (2, 3, 5, 6).",
            "int down = rows - k + 1, across = columns - k + 1; var y = new double[k * k, down * across]; four loops over i, j, u, v: y[(u * k) + v, (i * across) + j] = image[i + u, j + v];",
        ],
        Explanation = "The kernel, written as one row, times this table is the whole feature map; several kernels, one below the other, give all maps in one matrix product. The price is memory: each number of the image now stands up to k² times.",
    };

    private static double[,] Unfold(double[,] image, int k)
    {
        int down = image.GetLength(0) - k + 1, across = image.GetLength(1) - k + 1;
        var unfolded = new double[k * k, down * across];
        for (int i = 0; i < down; i++)
        {
            for (int j = 0; j < across; j++)
            {
                for (int u = 0; u < k; u++)
                {
                    for (int v = 0; v < k; v++)
                    {
                        unfolded[(u * k) + v, (i * across) + j] = image[i + u, j + v];
                    }
                }
            }
        }

        return unfolded;
    }

    /// <summary>The table in another order: for a row and a place, which number of the window and which corner.</summary>
    private static double[,] Columns(double[,] image, int k, int stride, Func<int, int, int, (int U, int V, int I, int J)> order)
    {
        int down = ((image.GetLength(0) - k) / stride) + 1, across = ((image.GetLength(1) - k) / stride) + 1;
        return Tables.Make(k * k, down * across, (row, place) =>
        {
            (int u, int v, int i, int j) = order(row, place, across);
            return image[i + u, j + v];
        });
    }
}

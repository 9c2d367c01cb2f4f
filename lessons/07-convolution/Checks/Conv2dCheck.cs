using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class Conv2dCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.3", "Convolution of one image")
    {
        Points = 3,
        Task = "At every place, multiply the kernel with the piece of the image below it, element by element, and add up. Places are stride apart; pad zeros stand on each side.",
        Solution = Conv2d,
        Inputs =
            from rows in Draw.Count(3, 5)
            from columns in Draw.Count(3, 6)
            from height in Gen.Choose(2, 3)
            from width in Gen.Choose(2, 3)
            from stride in Gen.Choose(1, 2)
            from pad in Gen.Choose(0, 2)
            from image in Draw.Table(rows, columns)
            from kernel in Draw.Table(height, width)
            select Draw.Inputs(image, kernel, stride, pad),
        Laws = [new("the 1 × 1 kernel 1 with stride 1 and without padding gives the image back", (f, input) => Tables.Same(f([input[0], new double[,] { { 1 } }, 1, 0]), input[0]))],
        Mistakes =
        [
            new("kernel flipped", "the kernel is flipped, as mathematics has it; networks do not flip, they cross-correlate",
                (double[,] image, double[,] kernel, int stride, int pad) => Conv2d(image, Flipped(kernel), stride, pad)),
            new("stride spreads the taps", "the stride spreads the kernel's elements; that is dilation, the stride moves the kernel",
                (double[,] image, double[,] kernel, int stride, int pad) => Sliding.Over(image, kernel, 1, stride, pad, pad)),
            new("border repeats", "the image's border repeats outside; padding is zeros",
                (double[,] image, double[,] kernel, int stride, int pad) => Sliding.Over(image, kernel, stride, 1, pad, pad, (row, column) =>
                    image[Math.Clamp(row, 0, image.GetLength(0) - 1), Math.Clamp(column, 0, image.GetLength(1) - 1)])),
            new("one side padded", "only the top and the left are padded; all four sides are",
                (double[,] image, double[,] kernel, int stride, int pad) => Sliding.Over(image, kernel, stride, 1, pad, 0)),
            new("stride left out", "the kernel moves by 1; it moves by the stride",
                (double[,] image, double[,] kernel, int stride, int pad) => Conv2d(image, kernel, 1, pad)),
        ],
        Hints =
        [
            "How many places are there down and across (07.2)? Which element of the image lies below kernel[u, v] at the place (i, j)?",
            "y[i, j] = Σᵤᵥ kernel[u, v] · image[i·stride + u − pad, j·stride + v − pad], where what lies outside counts as 0",
            "image [[1, 2, 3], [4, 5, 6]], kernel [[1, 0], [0, −1]], stride 1, pad 0: [[1 − 5, 2 − 6]] = [[−4, −4]].",
            "Four loops: i, j over the output, u, v over the kernel; int row = (i * stride) + u - pad, the same for the column; if both lie inside, y[i, j] += kernel[u, v] * image[row, column];",
        ],
        Explanation = "What mathematics calls convolution turns the kernel by 180°. For a learnt kernel it makes no difference, so networks leave the turn out; strictly, they compute the cross-correlation.",
    };

    private static double[,] Conv2d(double[,] image, double[,] kernel, int stride, int pad)
    {
        int rows = image.GetLength(0), columns = image.GetLength(1), height = kernel.GetLength(0), width = kernel.GetLength(1);
        var y = new double[((rows + (2 * pad) - height) / stride) + 1, ((columns + (2 * pad) - width) / stride) + 1];
        for (int i = 0; i < y.GetLength(0); i++)
        {
            for (int j = 0; j < y.GetLength(1); j++)
            {
                for (int u = 0; u < height; u++)
                {
                    for (int v = 0; v < width; v++)
                    {
                        int row = (i * stride) + u - pad, column = (j * stride) + v - pad;
                        bool inside = row >= 0 && row < rows && column >= 0 && column < columns;
                        y[i, j] += inside ? kernel[u, v] * image[row, column] : 0;
                    }
                }
            }
        }

        return y;
    }

    private static double[,] Flipped(double[,] kernel) =>
        Tables.Make(kernel.GetLength(0), kernel.GetLength(1), (u, v) => kernel[kernel.GetLength(0) - 1 - u, kernel.GetLength(1) - 1 - v]);
}

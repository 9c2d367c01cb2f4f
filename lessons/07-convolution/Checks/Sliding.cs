using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

/// <summary>A kernel that slides over an image, with the choices that the mistakes of this lesson make.</summary>
internal static class Sliding
{
    /// <summary>Σ image · kernel at every place.</summary>
    /// <param name="image">Rows and columns.</param>
    /// <param name="kernel">Rows and columns.</param>
    /// <param name="stride">From one place to the next.</param>
    /// <param name="spread">From one tap to the next.</param>
    /// <param name="before">Rows and columns of padding above and to the left.</param>
    /// <param name="after">The same below and to the right.</param>
    /// <param name="outside">What stands beyond the border, by row and column; null: zeros.</param>
    public static double[,] Over(double[,] image, double[,] kernel, int stride, int spread, int before, int after, Func<int, int, double>? outside = null)
    {
        int rows = image.GetLength(0), columns = image.GetLength(1), height = kernel.GetLength(0), width = kernel.GetLength(1);
        double At(int row, int column) => row >= 0 && row < rows && column >= 0 && column < columns ? image[row, column] : outside?.Invoke(row, column) ?? 0;
        double Place(int i, int j)
        {
            double sum = 0;
            for (int u = 0; u < height; u++)
            {
                for (int v = 0; v < width; v++)
                {
                    sum += kernel[u, v] * At((i * stride) + (u * spread) - before, (j * stride) + (v * spread) - before);
                }
            }

            return sum;
        }

        return Tables.Make(Places(rows, height, stride, spread, before + after), Places(columns, width, stride, spread, before + after), Place);
    }

    private static int Places(int n, int taps, int stride, int spread, int padding)
    {
        int room = n + padding - (spread * (taps - 1)) - 1;
        return room < 0 ? 0 : (room / stride) + 1;
    }
}

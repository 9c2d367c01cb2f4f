using System.Numerics;
using Tutorial.Reference.Tensors;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

/// <summary>Pictures of tensors: <c>x.HeatMap()</c>.</summary>
public static class TensorFigures
{
    private const int MostMatrices = 12;

    /// <summary>The values as colours: the last axis runs to the right, the one before it downwards.</summary>
    /// <param name="x">Any rank: (D) is one row; of (…, R, C) the first 12 matrices stand side by side, such as heads of attention or feature maps.</param>
    /// <param name="title">What the tensor is; its name and shape when not given.</param>
    /// <param name="value">What a value is, with its unit.</param>
    /// <param name="columns">What the last axis is.</param>
    /// <param name="rows">What the axis before it is.</param>
    /// <exception cref="ArgumentException">The tensor has no element.</exception>
    public static Figure HeatMap<T>(
        this Tensor<T> x, string? title = null, string value = "value", string columns = "column", string rows = "row")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        string name = title ?? $"{x.Name ?? "Tensor"} {x.Shape}";
        Check.That(x.Length > 0, $"HeatMap: the tensor {x.Shape} has no element; there is nothing to colour.");
        int width = x.Rank == 0 ? 1 : x.Shape[-1], height = x.Rank < 2 ? 1 : x.Shape[-2];
        int count = x.Length / (width * height), shown = Math.Min(count, MostMatrices);
        double[] numbers = x.ToDoubles();
        Figure[] matrices = [.. Enumerable.Range(0, shown).Select(i =>
            Chart.HeatMap(Matrix(numbers, i, height, width), count == 1 ? name : Place(x.Shape, i), value, columns, rows))];
        return count == 1 ? matrices[0]
            : Figure.Grid(shown == count ? name : $"{name}: the first {shown} of {count}", Math.Min(3, shown), matrices);
    }

    /// <summary>The elements in row-major order as <see cref="double"/>.</summary>
    internal static double[] ToDoubles<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] numbers = new double[x.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = double.CreateChecked(x.Data[i]);
        }

        return numbers;
    }

    /// <summary>Rows and columns number <paramref name="index"/> of a tensor's numbers.</summary>
    internal static double[,] Matrix(double[] numbers, int index, int height, int width)
    {
        double[,] matrix = new double[height, width];
        for (int i = 0; i < height * width; i++)
        {
            matrix[i / width, i % width] = numbers[(index * height * width) + i];
        }

        return matrix;
    }

    // The indices of all axes but the last two: "[1, 3]".
    private static string Place(Shape shape, int index) => $"[{string.Join(", ", new Shape(shape.Sizes[..^2]).IndicesOf(index))}]";
}

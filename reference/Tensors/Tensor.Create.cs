namespace Tutorial.Reference.Tensors;

/// <content>How tensors are made. All of these are plain arrays that no step takes back.</content>
public sealed partial class Tensor<T>
{
    /// <summary>All zeros.</summary>
    /// <param name="shape">Any shape.</param>
    public static Tensor<T> Zeros(Shape shape) => new(shape, new T[shape.Length], 0, null);

    /// <summary>All ones.</summary>
    /// <param name="shape">Any shape.</param>
    public static Tensor<T> Ones(Shape shape) => Full(shape, 1);

    /// <summary>One value everywhere.</summary>
    /// <param name="shape">Any shape.</param>
    /// <param name="value">The value of every element.</param>
    public static Tensor<T> Full(Shape shape, double value)
    {
        Tensor<T> result = Zeros(shape);
        result.Data.Fill(T.CreateChecked(value));
        return result;
    }

    /// <summary>A scalar: shape ().</summary>
    /// <param name="value">Its value.</param>
    public static Tensor<T> Scalar(double value) => Full([], value);

    /// <summary>A vector that uses the given array as its data, without copying.</summary>
    /// <param name="values">D numbers.</param>
    public static Tensor<T> From(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Tensor<T>(values.Length, values, 0, null);
    }

    /// <summary>A tensor of any shape that uses the given array as its data, without copying.</summary>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="shape">A shape with as many elements.</param>
    /// <exception cref="ShapeException">The counts differ.</exception>
    public static Tensor<T> From(T[] values, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Length == shape.Length
            ? new Tensor<T>(shape, values, 0, null)
            : throw new ShapeException($"Tensor.From: {values.Length} values do not fill shape {shape}, which holds {shape.Length}.");
    }

    /// <summary>A matrix from a C# array of rows and columns; copies.</summary>
    /// <param name="values">(rows, columns).</param>
    public static Tensor<T> From(T[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Tensor<T>((values.GetLength(0), values.GetLength(1)), [.. values.Cast<T>()], 0, null);
    }

    /// <summary>0, 1, 2, … as a vector.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ShapeException">count is negative.</exception>
    public static Tensor<T> Range(int count)
    {
        Tensor<T> result = Zeros(count);
        for (int i = 0; i < count; i++)
        {
            result._array[i] = T.CreateChecked(i);
        }
        return result;
    }

    /// <summary>The identity matrix.</summary>
    /// <param name="size">Rows and columns.</param>
    /// <exception cref="ShapeException">size is negative.</exception>
    public static Tensor<T> Identity(int size)
    {
        Tensor<T> result = Zeros((size, size));
        for (int i = 0; i < size; i++)
        {
            result._array[(i * size) + i] = T.One;
        }
        return result;
    }

    /// <summary>Independent normal draws.</summary>
    /// <param name="shape">Any shape.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="mean">Mean of each draw.</param>
    /// <param name="standardDeviation">Standard deviation of each draw.</param>
    public static Tensor<T> Normal(Shape shape, RandomSource random, double mean = 0, double standardDeviation = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Drawn(shape, () => random.Normal(mean, standardDeviation));
    }

    /// <summary>Independent uniform draws in [low, high).</summary>
    /// <param name="shape">Any shape.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Bound that is not reached.</param>
    public static Tensor<T> Uniform(Shape shape, RandomSource random, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Drawn(shape, () => random.Uniform(low, high));
    }

    private static Tensor<T> Drawn(Shape shape, Func<double> draw)
    {
        Tensor<T> result = Zeros(shape);
        for (int i = 0; i < result._array.Length; i++)
        {
            result._array[i] = T.CreateChecked(draw());
        }
        return result;
    }
}

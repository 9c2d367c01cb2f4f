using FsCheck;
using FsCheck.Fluent;

namespace Tutorial.Lessons.Exercises;

/// <summary>Generators for the plain types of exercises. Numbers have few digits, so that a failure can be checked by hand.</summary>
public static class Draw
{
    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">The greatest.</param>
    public static Gen<int> Count(int low, int high) => Gen.Sized(size =>
        // Small sizes draw small inputs, which is where a failing example is looked for first.
        Gen.Choose(low, low + Math.Max(high > low ? 1 : 0, (int)Math.Ceiling((high - low) * Math.Min(size, 50) / 50.0))));

    /// <summary>A number within ±<paramref name="most"/>, in steps of a hundredth, never 0.</summary>
    /// <param name="most">The greatest absolute value.</param>
    public static Gen<double> Number(double most = 3) =>
        from hundredths in Gen.Choose(1, (int)Math.Round(most * 100))
        from sign in Gen.Elements(-1.0, 1.0)
        select sign * hundredths / 100.0;

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/> in steps of a thousandth of the way.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">The greatest.</param>
    public static Gen<double> Between(double low, double high) =>
        from step in Gen.Choose(0, 1000)
        select Math.Round(low + ((high - low) * step / 1000.0), 6);

    /// <summary>A vector of numbers within ±<paramref name="most"/>.</summary>
    /// <param name="length">How many.</param>
    /// <param name="most">The greatest absolute value.</param>
    public static Gen<double[]> Vector(int length, double most = 3) => Number(most).ArrayOf(length);

    /// <summary>A table of numbers within ±<paramref name="most"/>.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="most">The greatest absolute value.</param>
    public static Gen<double[,]> Table(int rows, int columns, double most = 3) =>
        from numbers in Vector(rows * columns, most)
        select ToTable(numbers, rows, columns);

    /// <summary>Several vectors of one length.</summary>
    /// <param name="rows">How many vectors.</param>
    /// <param name="columns">Numbers in each.</param>
    /// <param name="most">The greatest absolute value.</param>
    public static Gen<double[][]> Rows(int rows, int columns, double most = 3) => Vector(columns, most).ArrayOf(rows);

    /// <summary>Class labels 0 … <paramref name="classes"/> − 1.</summary>
    /// <param name="length">How many.</param>
    /// <param name="classes">How many classes.</param>
    public static Gen<int[]> Labels(int length, int classes) => Gen.Choose(0, classes - 1).ArrayOf(length);

    /// <summary>One of the values given.</summary>
    /// <param name="values">To choose from.</param>
    /// <typeparam name="T">Their type.</typeparam>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Elements(values);

    /// <summary>The arguments of one call.</summary>
    /// <param name="arguments">In the order of the parameters.</param>
    public static object?[] Inputs(params object?[] arguments) => arguments;

    private static double[,] ToTable(double[] numbers, int rows, int columns)
    {
        var table = new double[rows, columns];
        Buffer.BlockCopy(numbers, 0, table, 0, numbers.Length * sizeof(double));
        return table;
    }
}

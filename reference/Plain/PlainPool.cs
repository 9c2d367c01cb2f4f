using System.Numerics;
using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Plain;

/// <summary>Pooling as its definition says: for each output, a loop over its window. Planes (one image's channel each) lie one behind the other.</summary>
internal static class PlainPool
{
    /// <summary>y = the largest element of each window.</summary>
    public static void Max<T>(ReadOnlySpan<T> x, Span<T> y, PoolAxis rows, PoolAxis columns)
        where T : INumber<T>
    {
        for (int o = 0; o < y.Length; o++)
        {
            (int plane, int i, int j) = Place(o, rows, columns);
            T largest = x[Index(plane, rows.Start(i), columns.Start(j), rows, columns)];
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                for (int column = columns.Start(j); column < columns.End(j); column++)
                {
                    largest = T.Max(largest, x[Index(plane, row, column, rows, columns)]);
                }
            }
            y[o] = largest;
        }
    }

    /// <summary>y = the mean of each window.</summary>
    public static void Average<T>(ReadOnlySpan<T> x, Span<T> y, PoolAxis rows, PoolAxis columns)
        where T : INumberBase<T>
    {
        for (int o = 0; o < y.Length; o++)
        {
            (int plane, int i, int j) = Place(o, rows, columns);
            T sum = T.Zero;
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                for (int column = columns.Start(j); column < columns.End(j); column++)
                {
                    sum += x[Index(plane, row, column, rows, columns)];
                }
            }
            y[o] = sum / T.CreateChecked(rows.Divisor(i) * columns.Divisor(j));
        }
    }

    /// <summary>dx at the first of its window's largest elements += dy.</summary>
    public static void AddMaxGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx, PoolAxis rows, PoolAxis columns)
        where T : INumber<T>
    {
        for (int o = 0; o < dy.Length; o++)
        {
            (int plane, int i, int j) = Place(o, rows, columns);
            int first = Index(plane, rows.Start(i), columns.Start(j), rows, columns);
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                for (int column = columns.Start(j); column < columns.End(j); column++)
                {
                    int here = Index(plane, row, column, rows, columns);
                    first = x[here] > x[first] ? here : first;
                }
            }
            dx[first] += dy[o];
        }
    }

    /// <summary>dx += dy / divisor for every element of the window.</summary>
    public static void AddAverageGradient<T>(ReadOnlySpan<T> dy, Span<T> dx, PoolAxis rows, PoolAxis columns)
        where T : INumberBase<T>
    {
        for (int o = 0; o < dy.Length; o++)
        {
            (int plane, int i, int j) = Place(o, rows, columns);
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                for (int column = columns.Start(j); column < columns.End(j); column++)
                {
                    dx[Index(plane, row, column, rows, columns)] += dy[o] / T.CreateChecked(rows.Divisor(i) * columns.Divisor(j));
                }
            }
        }
    }

    private static (int Plane, int I, int J) Place(int o, PoolAxis rows, PoolAxis columns)
        => (o / (rows.Count * columns.Count), o / columns.Count % rows.Count, o % columns.Count);

    private static int Index(int plane, int row, int column, PoolAxis rows, PoolAxis columns)
        => (((plane * rows.Size) + row) * columns.Size) + column;
}

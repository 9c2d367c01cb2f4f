using System.Buffers;
using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Pooling in two passes, defined by <see cref="Plain.PlainPool"/>: first the window's lines are joined as whole vectors, then the short runs within the joined line.</summary>
internal static class PoolKernel
{
    /// <summary>y = the largest element of each window; NaN when the window holds one.</summary>
    public static void Max<T>(ReadOnlySpan<T> x, Span<T> y, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] rented = ArrayPool<T>.Shared.Rent(columns.Size);
        Span<T> joined = rented.AsSpan(0, columns.Size);
        for (int line = 0; line * columns.Count < y.Length; line++)
        {
            (int plane, int i) = (line / rows.Count, line % rows.Count);
            Line(x, plane, rows.Start(i), rows, columns).CopyTo(joined);
            for (int row = rows.Start(i) + 1; row < rows.End(i); row++)
            {
                TensorPrimitives.Max(joined, Line(x, plane, row, rows, columns), joined);
            }
            for (int j = 0; j < columns.Count; j++)
            {
                y[(line * columns.Count) + j] = TensorPrimitives.Max<T>(joined[columns.Start(j)..columns.End(j)]);
            }
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>dx at the first element that equals its window's maximum += dy, as PyTorch chooses among ties.</summary>
    public static void AddMaxGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int o = 0; o < y.Length; o++)
        {
            (int plane, int i, int j) = (o / (rows.Count * columns.Count), o / columns.Count % rows.Count, o % columns.Count);
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                int found = Line(x, plane, row, rows, columns)[columns.Start(j)..columns.End(j)].IndexOf(y[o]);
                if (found >= 0)
                {
                    dx[(((plane * rows.Size) + row) * columns.Size) + columns.Start(j) + found] += dy[o];
                    break;
                }
            }
        }
    }

    /// <summary>y = the mean of each window.</summary>
    public static void Average<T>(ReadOnlySpan<T> x, Span<T> y, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] rented = ArrayPool<T>.Shared.Rent(columns.Size);
        Span<T> joined = rented.AsSpan(0, columns.Size);
        for (int line = 0; line * columns.Count < y.Length; line++)
        {
            (int plane, int i) = (line / rows.Count, line % rows.Count);
            joined.Clear();
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                TensorPrimitives.Add(joined, Line(x, plane, row, rows, columns), joined);
            }
            for (int j = 0; j < columns.Count; j++)
            {
                y[(line * columns.Count) + j] =
                    TensorPrimitives.Sum<T>(joined[columns.Start(j)..columns.End(j)]) / T.CreateChecked(rows.Divisor(i) * columns.Divisor(j));
            }
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>dx += dy / divisor for every element of the window.</summary>
    public static void AddAverageGradient<T>(ReadOnlySpan<T> dy, Span<T> dx, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] rented = ArrayPool<T>.Shared.Rent(columns.Size);
        Span<T> spread = rented.AsSpan(0, columns.Size);
        for (int line = 0; line * columns.Count < dy.Length; line++)
        {
            (int plane, int i) = (line / rows.Count, line % rows.Count);
            spread.Clear();
            for (int j = 0; j < columns.Count; j++)
            {
                Span<T> window = spread[columns.Start(j)..columns.End(j)];
                TensorPrimitives.Add(window, dy[(line * columns.Count) + j] / T.CreateChecked(rows.Divisor(i) * columns.Divisor(j)), window);
            }
            for (int row = rows.Start(i); row < rows.End(i); row++)
            {
                Accumulate.Row(dx, ((plane * rows.Size) + row) * columns.Size, repeats: false, spread);
            }
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    private static ReadOnlySpan<T> Line<T>(ReadOnlySpan<T> x, int plane, int row, PoolAxis rows, PoolAxis columns)
        => x.Slice(((plane * rows.Size) + row) * columns.Size, columns.Size);
}

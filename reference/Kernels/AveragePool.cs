using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>The mean of each window of one plane.</summary>
internal readonly unsafe struct AveragePool<T>(T* x, T* y, PoolAxis rows, PoolAxis columns) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        T* plane = x + ((nint)part * rows.Size * columns.Size);
        T* output = y + ((nint)part * rows.Count * columns.Count);
        Span<T> joined = new(Scratch<T>.Rent(ScratchUse.Strip, columns.Size), columns.Size);
        foreach (PoolWindow row in rows.Windows)
        {
            joined.Clear();
            for (int line = row.Start; line < row.End; line++)
            {
                TensorPrimitives.Add(joined, new ReadOnlySpan<T>(plane + ((nint)line * columns.Size), columns.Size), joined);
            }
            foreach (PoolWindow column in columns.Windows)
            {
                *output++ = TensorPrimitives.Sum<T>(joined[column.Start..column.End]) / T.CreateTruncating(row.Divisor * column.Divisor);
            }
        }
    }
}

/// <summary>Hands each window's gradient to all of its elements in equal shares: first along a line, then the line to every line of the window.</summary>
internal readonly unsafe struct AveragePoolGradient<T>(T* dy, T* dx, PoolAxis rows, PoolAxis columns) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        T* target = dx + ((nint)part * rows.Size * columns.Size);
        T* incoming = dy + ((nint)part * rows.Count * columns.Count);
        Span<T> spread = new(Scratch<T>.Rent(ScratchUse.Strip, columns.Size), columns.Size);
        foreach (PoolWindow row in rows.Windows)
        {
            spread.Clear();
            foreach (PoolWindow column in columns.Windows)
            {
                T share = *incoming++ / T.CreateTruncating(row.Divisor * column.Divisor);
                for (int j = column.Start; j < column.End; j++)
                {
                    spread[j] += share;
                }
            }
            for (int line = row.Start; line < row.End; line++)
            {
                Span<T> to = new(target + ((nint)line * columns.Size), columns.Size);
                TensorPrimitives.Add(to, spread, to);
            }
        }
    }
}

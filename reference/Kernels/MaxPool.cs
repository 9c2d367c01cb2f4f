using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>The largest element of each window of one plane.</summary>
internal readonly unsafe struct MaxPool<T>(T* x, T* y, PoolAxis rows, PoolAxis columns) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        T* plane = x + ((nint)part * rows.Size * columns.Size);
        T* output = y + ((nint)part * rows.Count * columns.Count);
        Span<T> joined = new(Scratch<T>.Rent(ScratchUse.Strip, columns.Size), columns.Size);
        foreach (PoolWindow row in rows.Windows)
        {
            Line(plane, row.Start).CopyTo(joined);
            for (int line = row.Start + 1; line < row.End; line++)
            {
                TensorPrimitives.Max(joined, Line(plane, line), joined);
            }
            foreach (PoolWindow column in columns.Windows)
            {
                T largest = joined[column.Start];
                for (int j = column.Start + 1; j < column.End; j++)
                {
                    largest = T.Max(largest, joined[j]);
                }
                *output++ = largest;
            }
        }
    }

    private ReadOnlySpan<T> Line(T* plane, int line) => new(plane + ((nint)line * columns.Size), columns.Size);
}

/// <summary>Hands each window's gradient to the first of its largest elements.</summary>
/// <remarks>
/// Which of some numbers is the largest is a coin toss that no branch predictor wins, so the place is computed:
/// "larger" is 1 or 0, and place += larger · (here − place) moves or stays.
/// </remarks>
internal readonly unsafe struct MaxPoolGradient<T>(T* x, T* dy, T* dx, PoolAxis rows, PoolAxis columns, bool isNew) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Run(int part)
    {
        T* plane = x + ((nint)part * rows.Size * columns.Size);
        T* target = dx + ((nint)part * rows.Size * columns.Size);
        T* incoming = dy + ((nint)part * rows.Count * columns.Count);
        int pitch = columns.Size;
        if (isNew)
        {
            // Here and not all at once: what is cleared now is still in the cache when the gradients arrive.
            new Span<T>(target, rows.Size * pitch).Clear();
        }
        foreach (PoolWindow row in rows.Windows)
        {
            int line = row.Start * pitch;
            foreach (PoolWindow column in columns.Windows)
            {
                int origin = line + column.Start;
                target[origin + FirstOfMany(plane + origin, pitch, row.End - row.Start, column.End - column.Start)] += *incoming++;
            }
        }
    }

    private static int FirstOfMany(T* window, int pitch, int height, int width)
    {
        int place = 0;
        for (int line = 0; line < height; line++)
        {
            for (int here = line * pitch; here < (line * pitch) + width; here++)
            {
                int larger = window[here] > window[place] ? 1 : 0;
                place += larger * (here - place);
            }
        }
        return place;
    }
}

using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Pooling, defined by <see cref="Plain.PlainPool"/>; planes (one image's channel each) lie one behind the other, and a part is some of them.</summary>
/// <remarks>
/// <code>
///   lines of a window      joined line          outputs
///   a b c d e f         ┐
///   g h i j k l         ┴▶ ag bh ci dj ek fl ─▶ one number for each run of columns
///      whole vectors: joins do not cross columns    short runs, one by one
/// </code>
/// </remarks>
internal static unsafe class PoolKernel
{
    /// <summary>Input elements that make a part worth handing to another thread.</summary>
    private const int PartLength = 1 << 14;

    /// <summary>y = the largest element of each window; NaN when the window holds one.</summary>
    public static void Max<T>(ReadOnlySpan<T> x, Span<T> y, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* input = x, output = y)
        {
            if (rows.IsPairs && columns.IsPairs)
            {
                Run(y.Length, rows, columns, new SquareMax<T>(input, output, rows, columns));
                return;
            }
            Run(y.Length, rows, columns, new MaxPool<T>(input, output, rows, columns));
        }
    }

    /// <summary>dx at the first of its window's largest elements += dy, as PyTorch chooses among ties; a new dx is overwritten.</summary>
    public static void AddMaxGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx, PoolAxis rows, PoolAxis columns, bool isNew = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* input = x, incoming = dy, result = dx)
        {
            if (rows.IsPairs && columns.IsPairs)
            {
                Run(dy.Length, rows, columns, new SquareMaxGradient<T>(input, incoming, dy.Length, result, rows, columns, isNew));
                return;
            }
            Run(dy.Length, rows, columns, new MaxPoolGradient<T>(input, incoming, result, rows, columns, isNew));
        }
    }

    /// <summary>y = the mean of each window.</summary>
    public static void Average<T>(ReadOnlySpan<T> x, Span<T> y, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* input = x, output = y)
        {
            Run(y.Length, rows, columns, new AveragePool<T>(input, output, rows, columns));
        }
    }

    /// <summary>dx += dy / divisor for every element of the window.</summary>
    public static void AddAverageGradient<T>(ReadOnlySpan<T> dy, Span<T> dx, PoolAxis rows, PoolAxis columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* incoming = dy, result = dx)
        {
            Run(dy.Length, rows, columns, new AveragePoolGradient<T>(incoming, result, rows, columns));
        }
    }

    private static void Run<TWork>(int outputs, PoolAxis rows, PoolAxis columns, TWork work)
        where TWork : struct, IParts
    {
        int planes = outputs / (rows.Count * columns.Count);
        int group = Math.Max(1, PartLength / (rows.Size * columns.Size));
        Workers.Run((planes + group - 1) / group, new PartGroup<TWork>(work, group, planes));
    }
}

using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>The windows of a pooling along rows and columns, and the shape they give. A sequence is an image of one row.</summary>
internal sealed record PoolWindows(string Name, PoolAxis Rows, PoolAxis Columns, Shape Output)
{
    /// <summary>Sliding windows over (N, C, T).</summary>
    public static PoolWindows Sequence(string name, Shape x, int kernel, int? stride, int padding)
    {
        CheckRank(name, x, 3, "(N, C, T)");
        PoolAxis columns = PoolAxis.Sliding(name, x[2], kernel, stride ?? kernel, padding);
        return new PoolWindows(name, PoolAxis.Sliding(name, 1, 1, 1, 0), columns, (x[0], x[1], columns.Count));
    }

    /// <summary>Sliding windows over (N, C, H, W).</summary>
    public static PoolWindows Image(string name, Shape x, Size2 kernel, Size2? stride, Size2? padding)
    {
        CheckRank(name, x, 4, "(N, C, H, W)");
        (Size2 step, Size2 pad) = (stride ?? kernel, padding ?? 0);
        PoolAxis rows = PoolAxis.Sliding(name, x[2], kernel.Height, step.Height, pad.Height);
        PoolAxis columns = PoolAxis.Sliding(name, x[3], kernel.Width, step.Width, pad.Width);
        return new PoolWindows(name, rows, columns, (x[0], x[1], rows.Count, columns.Count));
    }

    /// <summary>Windows that give the wanted size, whatever the size of (N, C, H, W).</summary>
    public static PoolWindows Adaptive(string name, Shape x, Size2 output)
    {
        CheckRank(name, x, 4, "(N, C, H, W)");
        PoolAxis rows = PoolAxis.Adaptive(name, x[2], output.Height);
        PoolAxis columns = PoolAxis.Adaptive(name, x[3], output.Width);
        return new PoolWindows(name, rows, columns, (x[0], x[1], output.Height, output.Width));
    }

    private static void CheckRank(string name, Shape x, int rank, string layout)
    {
        if (x.Rank != rank)
        {
            throw new ShapeException($"{name}: x {x} must have {rank} axes, {layout}. Did you forget the batch or the channel axis?");
        }
    }
}

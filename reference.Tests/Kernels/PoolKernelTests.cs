using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class PoolKernelTests
{
    [Fact]
    public void Max_InFloat_EqualsPlainLoops() => Property.ForAll(Max<float>);

    [Fact]
    public void Max_InDouble_EqualsPlainLoops() => Property.ForAll(Max<double>);

    [Fact]
    public void Average_InFloat_EqualsPlainLoops() => Property.ForAll(Average<float>);

    [Fact]
    public void Average_InDouble_EqualsPlainLoops() => Property.ForAll(Average<double>);

    private static void Max<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (PoolAxis rows, PoolAxis columns, int planes) = Drawn(draw);
        T[] x = draw.Numbers<T>(planes * rows.Size * columns.Size), plain = new T[planes * rows.Count * columns.Count];
        Guarded<T> guarded = new(x), fast = new(plain);
        PlainPool.Max<T>(x, plain, rows, columns);
        PoolKernel.Max<T>(guarded.Data, fast.Data, rows, columns);
        fast.Check();
        Assert.Equal(plain, fast.Data.ToArray());
    }

    private static void Average<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (PoolAxis rows, PoolAxis columns, int planes) = Drawn(draw);
        T[] x = draw.Numbers<T>(planes * rows.Size * columns.Size), plain = new T[planes * rows.Count * columns.Count];
        Guarded<T> guarded = new(x), fast = new(plain);
        double[] terms = new double[plain.Length];
        PlainPool.Average<T>(x, plain, rows, columns);
        PlainPool.Average<double>(Twins.Absolute(x), terms, rows, columns);
        PoolKernel.Average<T>(guarded.Data, fast.Data, rows, columns);
        Twins.Agree(plain, fast, terms, rows.Size * columns.Size);
    }

    private static (PoolAxis Rows, PoolAxis Columns, int Planes) Drawn(Draw draw)
        => (Axis(draw, draw.Size(1, 9)), Axis(draw, draw.Size(1, 257)), draw.Size(0, 4));

    private static PoolAxis Axis(Draw draw, int size)
    {
        int kernel = draw.Size(1, size);
        return draw.Coin()
            ? PoolAxis.Adaptive("pool", size, draw.Size(1, size + 2))
            : PoolAxis.Sliding("pool", size, kernel, draw.Size(1, 4), draw.Size(0, kernel / 2));
    }
}

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

    [Fact]
    [Proves(typeof(PoolKernel))]
    [Proves(typeof(MaxPoolGradient<>))]
    [Proves(typeof(SquareMaxGradient<>))]
    public void AddMaxGradient_InFloat_EqualsPlainLoops() => Property.ForAll(MaxGradient<float>);

    [Fact]
    public void AddMaxGradient_InDouble_EqualsPlainLoops() => Property.ForAll(MaxGradient<double>);

    [Fact]
    [Proves(typeof(PoolKernel))]
    [Proves(typeof(AveragePoolGradient<>))]
    public void AddAverageGradient_InFloat_EqualsPlainLoops() => Property.ForAll(AverageGradient<float>);

    [Fact]
    public void AddAverageGradient_InDouble_EqualsPlainLoops() => Property.ForAll(AverageGradient<double>);

    private static void MaxGradient<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (PoolAxis rows, PoolAxis columns, int planes) = Drawn(draw);
        // A few whole numbers: most windows have ties, of which the first must win.
        T[] x = [.. Enumerable.Range(0, planes * rows.Size * columns.Size).Select(_ => T.CreateChecked(draw.Size(0, 2)))];
        T[] dy = draw.Numbers<T>(planes * rows.Count * columns.Count);
        bool isNew = draw.Coin();
        T[] plain = isNew ? new T[x.Length] : draw.Numbers<T>(x.Length);
        Guarded<T> guardedX = new(x), guardedDy = new(dy), fast = new(isNew ? Twins.Undefined<T>(x.Length) : plain);
        PlainPool.AddMaxGradient<T>(x, dy, plain, rows, columns);
        PoolKernel.AddMaxGradient<T>(guardedX.Data, guardedDy.Data, fast.Data, rows, columns, isNew);
        fast.Check();
        // Where windows overlap, gradients are added in the same order, so not a bit differs.
        Assert.Equal(plain, fast.Data.ToArray());
    }

    private static void AverageGradient<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (PoolAxis rows, PoolAxis columns, int planes) = Drawn(draw);
        T[] dy = draw.Numbers<T>(planes * rows.Count * columns.Count), plain = draw.Numbers<T>(planes * rows.Size * columns.Size);
        Guarded<T> guarded = new(dy), fast = new(plain);
        double[] terms = Twins.Absolute(plain);
        PlainPool.AddAverageGradient<double>(Twins.Absolute(dy), terms, rows, columns);
        PlainPool.AddAverageGradient<T>(dy, plain, rows, columns);
        PoolKernel.AddAverageGradient<T>(guarded.Data, fast.Data, rows, columns);
        Twins.Agree(plain, fast, terms, (rows.Count * columns.Count) + 1);
    }

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
        => draw.Size(0, 2) == 0
            ? (PoolAxis.Sliding("pool", draw.Size(2, 9), 2, 2, 0), PoolAxis.Sliding("pool", draw.Size(2, 257), 2, 2, 0), draw.Size(0, 4))
            : (Axis(draw, draw.Size(1, 9)), Axis(draw, draw.Size(1, 257)), draw.Size(0, 4));

    private static PoolAxis Axis(Draw draw, int size)
    {
        int kernel = draw.Size(1, size);
        return draw.Coin()
            ? PoolAxis.Adaptive("pool", size, draw.Size(1, size + 2))
            : PoolAxis.Sliding("pool", size, kernel, draw.Size(1, 4), draw.Size(0, kernel / 2));
    }
}

using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class PoolKernelTests
{
    [Fact]
    public void Max_DrawnWindows_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        (PoolAxis rows, PoolAxis columns, int planes) = Drawn(draw);
        float[] x = draw.Floats(planes * rows.Size * columns.Size);
        float[] plain = new float[planes * rows.Count * columns.Count], fast = new float[plain.Length];
        PlainPool.Max<float>(x, plain, rows, columns);
        PoolKernel.Max<float>(x, fast, rows, columns);
        Assert.Equal(plain, fast);
    });

    [Fact]
    public void Average_DrawnWindows_EqualsPlainLoops() => Property.ForAll(draw =>
    {
        (PoolAxis rows, PoolAxis columns, int planes) = Drawn(draw);
        float[] x = draw.Floats(planes * rows.Size * columns.Size);
        float[] plain = new float[planes * rows.Count * columns.Count], fast = new float[plain.Length];
        double[] terms = new double[plain.Length];
        PlainPool.Average<float>(x, plain, rows, columns);
        PlainPool.Average<double>(Twins.Absolute(x), terms, rows, columns);
        PoolKernel.Average<float>(x, fast, rows, columns);
        Twins.Agree(plain, fast, terms, rows.Size * columns.Size);
    });

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

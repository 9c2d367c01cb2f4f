using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class NormKernelTests
{
    [Fact]
    public void Normalize_EveryLengthInFloat_EqualsPlainLoops() => EveryLength(Normalize<float>);

    [Fact]
    public void Normalize_EveryLengthInDouble_EqualsPlainLoops() => EveryLength(Normalize<double>);

    [Fact]
    public void AddGradient_EveryLengthInFloat_EqualsPlainLoops() => EveryLength(Gradient<float>);

    [Fact]
    public void AddGradient_EveryLengthInDouble_EqualsPlainLoops() => EveryLength(Gradient<double>);

    [Fact]
    public void BatchNormKernel_EachChannelInFloat_EqualsPlainLoops() => Property.ForAll(Channels<float>);

    [Fact]
    public void BatchNormKernel_EachChannelInDouble_EqualsPlainLoops() => Property.ForAll(Channels<double>);

    private static void EveryLength(Action<int, Draw> check)
    {
        // No set of numbers to be normalised is empty.
        for (int length = 1; length <= 257; length++)
        {
            check(length, new Draw(length));
        }
    }

    private static void Normalize<T>(int length, Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = draw.Numbers<T>(length), plain = new T[length];
        Guarded<T> guarded = new(x), fast = new(plain);
        PlainNorm.Normalize<T>(x, plain, T.CreateChecked(1e-5));
        double inverse = double.CreateChecked(NormKernel.Normalize<T>(guarded.Data, fast.Data, T.CreateChecked(1e-5)));
        Twins.Agree(plain, fast, Terms(x, inverse), length);
    }

    private static void Gradient<T>(int length, Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] g = draw.Numbers<T>(length), normalized = draw.Numbers<T>(length), plain = draw.Numbers<T>(length);
        Guarded<T> guardedG = new(g), guardedNormalized = new(normalized), fast = new(plain);
        double mean = Twins.Absolute(g).Average(), projection = Twins.Absolute(g).Zip(Twins.Absolute(normalized), (a, b) => a * b).Average();
        double[] terms = [.. Twins.Absolute(plain).Select((start, i) => start + (0.7 * (Twins.Absolute(g)[i] + mean + (Twins.Absolute(normalized)[i] * projection))))];
        PlainNorm.AddGradient<T>(g, normalized, T.CreateChecked(0.7), plain);
        NormKernel.AddGradient<T>(guardedG.Data, guardedNormalized.Data, T.CreateChecked(0.7), fast.Data);
        Twins.Agree(plain, fast, terms, length + 3);
    }

    private static void Channels<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sizes = new BatchNormSizes(draw.Size(1, 6), draw.Size(1, 5), draw.Size(1, 40));
        T epsilon = T.CreateChecked(1e-5);
        T[] x = draw.Numbers<T>(sizes.Planes * sizes.Area), means = new T[sizes.Channels], variances = new T[sizes.Channels];
        Guarded<T> guarded = new(x), fast = new(x);
        BatchNormKernel.Statistics<T>(sizes, guarded.Data, means, variances);
        BatchNormKernel.Normalize<T>(sizes, guarded.Data, means, [.. variances.Select(variance => T.One / T.Sqrt(variance + epsilon))], fast.Data);
        fast.Check();
        for (int c = 0; c < sizes.Channels; c++)
        {
            int[] members = [.. Enumerable.Range(0, x.Length).Where(i => i / sizes.Area % sizes.Channels == c)];
            T[] set = [.. members.Select(i => x[i])], plain = new T[members.Length];
            (_, T variance) = PlainNorm.Normalize<T>(set, plain, epsilon);
            double inverse = 1 / Math.Sqrt(double.CreateChecked(variance + epsilon));
            Twins.Agree<T>(plain, members.Select(i => fast.Data[i]).ToArray().AsSpan(), Terms(set, inverse), members.Length);
        }
    }

    /// <summary>x̂ = (x − μ)/σ: x and μ enter each with its own size, and μ is at most as large as the largest x.</summary>
    private static double[] Terms<T>(T[] x, double inverse)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Twins.Absolute(x).Select(value => (value + Twins.Absolute(x).Max()) * inverse)];
}

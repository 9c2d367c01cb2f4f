using System.Numerics;
using System.Numerics.Tensors;
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
    [Proves(typeof(NormKernel))]
    public void AddGradient_EveryLengthInFloat_EqualsPlainLoops() => EveryLength(Gradient<float>);

    [Fact]
    [Proves(typeof(NormKernel))]
    public void AddGradient_EveryLengthInDouble_EqualsPlainLoops() => EveryLength(Gradient<double>);

    [Fact]
    public void BatchNormKernel_EachChannelInFloat_EqualsPlainLoops() => Property.ForAll(Channels<float>);

    [Fact]
    public void BatchNormKernel_EachChannelInDouble_EqualsPlainLoops() => Property.ForAll(Channels<double>);

    [Fact]
    [Proves(typeof(BatchNormKernel))]
    public void BatchNormKernel_ScaleAndGradientsInFloat_EqualPlainLoops() => Property.ForAll(ScaleAndGradients<float>);

    [Fact]
    [Proves(typeof(BatchNormKernel))]
    public void BatchNormKernel_ScaleAndGradientsInDouble_EqualPlainLoops() => Property.ForAll(ScaleAndGradients<double>);

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
        T count = T.CreateChecked(length);
        NormKernel.AddGradient<T>(
            guardedG.Data, guardedNormalized.Data, T.CreateChecked(0.7), TensorPrimitives.Sum<T>(g) / count, TensorPrimitives.Dot<T>(g, normalized) / count, fast.Data);
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

    private static void ScaleAndGradients<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sizes = new BatchNormSizes(draw.Size(1, 6), draw.Size(1, 5), draw.Size(1, 40));
        int length = sizes.Planes * sizes.Area, channels = sizes.Channels;
        bool batch = draw.Coin();
        T[] normalized = draw.Numbers<T>(length), w = draw.Numbers<T>(channels), b = draw.Numbers<T>(channels), dy = draw.Numbers<T>(length);
        T[] scales = [.. draw.Numbers<T>(channels).Select(T.Abs)], y = new T[length], dx = draw.Numbers<T>(length), dw = new T[channels], db = new T[channels];
        Guarded<T> fastY = new(y), fastDx = new(dx), fastDw = new(dw), fastDb = new(db), keptIn = new(normalized), dyIn = new(dy), wIn = new(w), scalesIn = new(scales);
        double[] yTerms = new double[length], dxTerms = Twins.Absolute(dx), dwTerms = new double[channels], dbTerms = new double[channels];
        double[] sizesOfKept = Twins.Absolute(normalized), sizesOfDy = Twins.Absolute(dy), sizesOfW = Twins.Absolute(w);
        PlainBatchNorm.ScaleAndShift<double>(sizes, sizesOfKept, sizesOfW, Twins.Absolute(b), yTerms);
        PlainBatchNorm.AddSums<double>(sizes, sizesOfDy, sizesOfKept, dwTerms, dbTerms);
        for (int i = 0; i < length; i++)
        {
            int channel = i / sizes.Area % channels;
            double means = batch ? (dbTerms[channel] + (sizesOfKept[i] * dwTerms[channel])) / sizes.ForEachChannel : 0;
            dxTerms[i] += sizesOfW[channel] * double.CreateChecked(scales[channel]) * (sizesOfDy[i] + means);
        }
        PlainBatchNorm.ScaleAndShift<T>(sizes, normalized, w, b, y);
        PlainBatchNorm.AddSums<T>(sizes, dy, normalized, dw, db);
        PlainBatchNorm.AddInputGradient<T>(sizes, dy, normalized, w, scales, batch, dx);
        BatchNormKernel.ScaleAndShift<T>(sizes, keptIn.Data, wIn.Data, b, fastY.Data);
        BatchNormKernel.AddSums<T>(sizes, dyIn.Data, keptIn.Data, fastDw.Data, fastDb.Data);
        BatchNormKernel.AddInputGradient<T>(sizes, dyIn.Data, keptIn.Data, wIn.Data, scalesIn.Data, fastDw.Data, fastDb.Data, batch, fastDx.Data);
        Twins.Agree(y, fastY, yTerms, 2);
        Twins.Agree(dw, fastDw, dwTerms, sizes.ForEachChannel);
        Twins.Agree(db, fastDb, dbTerms, sizes.ForEachChannel);
        Twins.Agree(dx, fastDx, dxTerms, sizes.ForEachChannel + 3);
    }

    /// <summary>x̂ = (x − μ)/σ: x and μ enter each with its own size, and μ is at most as large as the largest x.</summary>
    private static double[] Terms<T>(T[] x, double inverse)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Twins.Absolute(x).Select(value => (value + Twins.Absolute(x).Max()) * inverse)];
}

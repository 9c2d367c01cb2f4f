using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class ElementwiseKernelTests
{
    /// <summary>Every ragged end of a vector, and lengths of several parts.</summary>
    private static readonly int[] s_lengths = [.. Enumerable.Range(0, 258), 16384, 16385, 40001];

    [Fact]
    [Proves(typeof(Elementwise))]
    public void Relu_EveryLengthInFloat_EqualsPlain() => Array.ForEach(s_lengths, Relu<float>);

    [Fact]
    public void Relu_EveryLengthInDouble_EqualsPlain() => Array.ForEach(s_lengths, Relu<double>);

    [Fact]
    public void Clear_EveryLength_LeavesZerosAndNoMore()
    {
        foreach (int length in s_lengths)
        {
            Guarded<float> run = new(new Draw(length).Numbers<float>(length));
            Elementwise.Clear(run.Data);
            run.Check();
            Assert.Equal(new float[length], run.Data.ToArray());
        }
    }

    [Fact]
    public void Pass_EveryLength_AddsOrOverwrites()
    {
        foreach (int length in s_lengths)
        {
            Draw draw = new(length);
            float[] dy = draw.Numbers<float>(length), before = draw.Numbers<float>(length);
            Guarded<float> added = new(before), fresh = new(Twins.Undefined<float>(length));
            Elementwise.Pass<float>(dy, added.Data, isNew: false);
            Elementwise.Pass<float>(dy, fresh.Data, isNew: true);
            added.Check();
            fresh.Check();
            Assert.Equal(before.Zip(dy, (a, b) => a + b), added.Data.ToArray());
            Assert.Equal(dy, fresh.Data.ToArray());
        }
    }

    [Fact]
    [Proves(typeof(Channels))]
    public void Channels_DrawnSizesInFloat_EqualPlain() => Property.ForAll(EachChannel<float>);

    [Fact]
    public void Channels_DrawnSizesInDouble_EqualPlain() => Property.ForAll(EachChannel<double>);

    private static void EachChannel<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int batch, int channels, int area) = (draw.Size(0, 9), draw.Size(1, 40), draw.Size(1, 257));
        T[] values = draw.Numbers<T>(channels), dy = draw.Numbers<T>(batch * channels * area), plain = new T[dy.Length], sums = draw.Numbers<T>(channels);
        Guarded<T> fast = new(draw.Numbers<T>(dy.Length)), fastDy = new(dy), fastSums = new(sums);
        double[] terms = Twins.Absolute(sums);
        PlainChannels.Fill<T>(plain, values, area);
        PlainChannels.AddSum<T>(dy, sums, area);
        PlainChannels.AddSum<double>(Twins.Absolute(dy), terms, area);
        Channels.Fill<T>(fast.Data, values, area);
        Channels.AddSum<T>(fastDy.Data, fastSums.Data, area);
        fast.Check();
        Assert.Equal(plain, fast.Data.ToArray());
        Twins.Agree(sums, fastSums, terms, (batch * area) + 1);
    }

    private static void Relu<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Draw draw = new(length);
        // Exact zeros stand at the kink.
        T[] x = [.. draw.Numbers<T>(length).Select(value => draw.Size(0, 4) == 0 ? T.Zero : value)];
        T[] dy = draw.Numbers<T>(length), plainY = new T[length], plainDx = draw.Numbers<T>(length), plainNew = new T[length];
        Guarded<T> fastX = new(x), fastDy = new(dy), fastY = new(plainY), fastDx = new(plainDx), fastNew = new(Twins.Undefined<T>(length));
        PlainRelu.Forward<T>(x, plainY);
        PlainRelu.AddGradient<T>(x, dy, plainDx);
        PlainRelu.AddGradient<T>(x, dy, plainNew);
        Elementwise.Relu<T>(fastX.Data, fastY.Data);
        Elementwise.AddReluGradient<T>(fastX.Data, fastDy.Data, fastDx.Data);
        Elementwise.AddReluGradient<T>(fastX.Data, fastDy.Data, fastNew.Data, isNew: true);
        fastY.Check();
        fastNew.Check();
        Assert.Equal(plainNew, fastNew.Data.ToArray());
        fastDx.Check();
        Assert.Equal(plainY, fastY.Data.ToArray());
        Assert.Equal(plainDx, fastDx.Data.ToArray());
    }
}

using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class ConvKernelTests
{
    [Fact]
    public void AddForward_InFloat_EqualsPlainSum() => Property.ForAll(Forward<float>);

    [Fact]
    public void AddForward_InDouble_EqualsPlainSum() => Property.ForAll(Forward<double>);

    [Fact]
    [Proves(typeof(ConvKernel))]
    public void AddInputGradient_InFloat_EqualsPlainSum() => Property.ForAll(InputGradient<float>);

    [Fact]
    public void AddInputGradient_InDouble_EqualsPlainSum() => Property.ForAll(InputGradient<double>);

    [Fact]
    [Proves(typeof(ConvKernel))]
    [Proves(typeof(ConvWeightGradient<>))]
    [Proves(typeof(ConvPositionLanes<>))]
    public void AddWeightGradient_InFloat_EqualsPlainSum() => Property.ForAll(WeightGradient<float>);

    [Fact]
    public void AddWeightGradient_InDouble_EqualsPlainSum() => Property.ForAll(WeightGradient<double>);

    [Fact]
    [Proves(typeof(ConvWeightGradient<>))]
    [Proves(typeof(ConvChannelLanes<>))]
    [Proves(typeof(ConvPositionLanes<>))]
    public void AddWeightGradient_ManyChannelsOrFew_EqualsPlainSum() => Property.ForAll(
        draw =>
        {
            // Many channels on a small plane are laid in the lanes one way, few on a large plane the other.
            int channels = draw.Coin() ? draw.Size(30, 70) : draw.Size(1, 7);
            WeightGradient<float>(draw, Plain((draw.Size(7, 18), 2, draw.Size(3, 12), draw.Size(3, 24)), (channels, 2, 3, 3)));
        },
        cases: Property.Cases / 5);

    [Fact]
    public void Forward_WithBias_OverwritesWhatWasThere() => Property.ForAll(draw =>
    {
        ConvGeometry g = Drawn(draw);
        float[] x = draw.Numbers<float>(InLength(g)), w = draw.Numbers<float>(WeightLength(g)), b = draw.Numbers<float>(g.OutChannels);
        float[] bias = new float[OutLength(g)], fast = draw.Numbers<float>(OutLength(g));
        Channels.Fill<float>(bias, b, g.OutArea);
        float[] plain = [.. bias];
        double[] terms = Twins.Absolute(bias);
        PlainConv.AddForward<float>(g, x, w, plain);
        PlainConv.AddForward<double>(g, Twins.Absolute(x), Twins.Absolute(w), terms);
        ConvKernel.Forward<float>(g, x, w, b, fast);
        Twins.Agree<float>(plain, fast, terms, g.Terms + 1);
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void AllThree_OneThreadOrMany_GiveTheSameBits(int stride, int groups)
    {
        ConvGeometry g = ConvGeometry.Convolution("Conv2d", (19, 6, 14, 14), (16 * groups, 6 / groups, 5, 5), null, ConvOptions.Image(stride, 1, 1, groups));
        Draw draw = new(1);
        float[] x = draw.Numbers<float>(InLength(g)), w = draw.Numbers<float>(WeightLength(g)), dy = draw.Numbers<float>(OutLength(g));
        int threads = Workers.Count;
        try
        {
            float[] alone = All(1);
            Assert.Equal(alone, All(2));
            Assert.Equal(alone, All(5));
        }
        finally
        {
            Workers.Count = threads;
        }

        float[] All(int count)
        {
            Workers.Count = count;
            float[] y = new float[dy.Length], dx = new float[x.Length], dw = new float[w.Length];
            ConvKernel.AddForward<float>(g, x, w, y);
            ConvKernel.AddInputGradient<float>(g, dy, w, dx);
            ConvKernel.AddWeightGradient<float>(g, dy, x, dw);
            return [.. y, .. dx, .. dw];
        }
    }

    private static void Forward<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvGeometry g = Drawn(draw);
        T[] x = draw.Numbers<T>(InLength(g)), w = draw.Numbers<T>(WeightLength(g)), plain = draw.Numbers<T>(OutLength(g));
        Guarded<T> guardedX = new(x), guardedW = new(w), fast = new(plain);
        double[] terms = Twins.Absolute(plain);
        PlainConv.AddForward<T>(g, x, w, plain);
        PlainConv.AddForward<double>(g, Twins.Absolute(x), Twins.Absolute(w), terms);
        SpoilScratch<T>();
        ConvKernel.AddForward<T>(g, guardedX.Data, guardedW.Data, fast.Data);
        Twins.Agree(plain, fast, terms, g.Terms + 1);
    }

    private static void InputGradient<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvGeometry g = Drawn(draw);
        T[] dy = draw.Numbers<T>(OutLength(g)), w = draw.Numbers<T>(WeightLength(g));
        bool isNew = draw.Coin();
        T[] plain = isNew ? new T[InLength(g)] : draw.Numbers<T>(InLength(g));
        Guarded<T> guardedDy = new(dy), guardedW = new(w), fast = new(isNew ? Twins.Undefined<T>(plain.Length) : plain);
        double[] terms = Twins.Absolute(plain);
        PlainConv.AddInputGradient<T>(g, dy, w, plain);
        PlainConv.AddInputGradient<double>(g, Twins.Absolute(dy), Twins.Absolute(w), terms);
        SpoilScratch<T>();
        ConvKernel.AddInputGradient<T>(g, guardedDy.Data, guardedW.Data, fast.Data, isNew);
        Twins.Agree(plain, fast, terms, (g.GroupOut * g.Kernel.Height * g.Kernel.Width) + 1);
    }

    private static void WeightGradient<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
        => WeightGradient<T>(draw, Drawn(draw));

    private static void WeightGradient<T>(Draw draw, ConvGeometry g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] dy = draw.Numbers<T>(OutLength(g)), x = draw.Numbers<T>(InLength(g)), plain = draw.Numbers<T>(WeightLength(g));
        Guarded<T> guardedDy = new(dy), guardedX = new(x), fast = new(plain);
        double[] terms = Twins.Absolute(plain);
        PlainConv.AddWeightGradient<T>(g, dy, x, plain);
        PlainConv.AddWeightGradient<double>(g, Twins.Absolute(dy), Twins.Absolute(x), terms);
        SpoilScratch<T>();
        ConvKernel.AddWeightGradient<T>(g, guardedDy.Data, guardedX.Data, fast.Data);
        Twins.Agree(plain, fast, terms, (g.Batch * g.OutArea) + 1);
    }

    /// <summary>What a kernel left behind is NaN now, so that reading more than was written is found.</summary>
    private static unsafe void SpoilScratch<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int length = 1 << 15;
        foreach (ScratchUse use in (ScratchUse[])[ScratchUse.Canvas, ScratchUse.SecondCanvas, ScratchUse.Strip, ScratchUse.Partial, ScratchUse.Starts])
        {
            new Span<T>(Scratch<T>.Rent(use, length), length).Fill(T.NaN);
        }
    }

    private static ConvGeometry Drawn(Draw draw)
    {
        int groups = draw.Size(1, 3);
        Size2 kernel = (draw.Size(1, 5), draw.Size(1, 5)), dilation = (draw.Size(1, 3), draw.Size(1, 3));
        // Widths around and between the vector lengths of 2 to 16 numbers.
        Shape x = (draw.Size(0, 2), groups * draw.Size(1, 3), (dilation.Height * (kernel.Height - 1)) + draw.Size(1, 5), (dilation.Width * (kernel.Width - 1)) + draw.Size(1, 35));
        Shape w = (groups * draw.Size(1, 3), x[1] / groups, kernel.Height, kernel.Width);
        return ConvGeometry.Convolution("Conv2d", x, w, null, ConvOptions.Image((draw.Size(1, 3), draw.Size(1, 3)), (draw.Size(0, 3), draw.Size(0, 6)), dilation, groups));
    }

    private static ConvGeometry Plain(Shape x, Shape w) => ConvGeometry.Convolution("Conv2d", x, w, null, ConvOptions.Image(1, 0, 1, 1));

    private static int InLength(ConvGeometry g) => g.Batch * g.InChannels * g.InArea;

    private static int OutLength(ConvGeometry g) => g.Batch * g.OutChannels * g.OutArea;

    private static int WeightLength(ConvGeometry g) => g.OutChannels * g.Terms;
}

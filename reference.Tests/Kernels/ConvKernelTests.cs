using Tutorial.Reference.Kernels;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

public class ConvKernelTests
{
    [Fact]
    public void AddForward_DrawnGeometry_EqualsPlainSum() => Property.ForAll(draw =>
    {
        ConvGeometry g = Drawn(draw);
        float[] x = draw.Floats(InLength(g)), w = draw.Floats(WeightLength(g));
        (float[] plain, float[] fast, double[] terms) = Start(draw, OutLength(g));
        PlainConv.AddForward<float>(g, x, w, plain);
        PlainConv.AddForward<double>(g, Twins.Absolute(x), Twins.Absolute(w), terms);
        ConvKernel.AddForward<float>(g, x, w, fast);
        Twins.Agree(plain, fast, terms, g.Terms + 1);
    });

    [Fact]
    public void AddInputGradient_DrawnGeometry_EqualsPlainSum() => Property.ForAll(draw =>
    {
        ConvGeometry g = Drawn(draw);
        float[] dy = draw.Floats(OutLength(g)), w = draw.Floats(WeightLength(g));
        (float[] plain, float[] fast, double[] terms) = Start(draw, InLength(g));
        PlainConv.AddInputGradient<float>(g, dy, w, plain);
        PlainConv.AddInputGradient<double>(g, Twins.Absolute(dy), Twins.Absolute(w), terms);
        ConvKernel.AddInputGradient<float>(g, dy, w, fast);
        Twins.Agree(plain, fast, terms, (g.GroupOut * g.Kernel.Height * g.Kernel.Width) + 1);
    });

    [Fact]
    public void AddWeightGradient_DrawnGeometry_EqualsPlainSum() => Property.ForAll(draw =>
    {
        ConvGeometry g = Drawn(draw);
        float[] dy = draw.Floats(OutLength(g)), x = draw.Floats(InLength(g));
        (float[] plain, float[] fast, double[] terms) = Start(draw, WeightLength(g));
        PlainConv.AddWeightGradient<float>(g, dy, x, plain);
        PlainConv.AddWeightGradient<double>(g, Twins.Absolute(dy), Twins.Absolute(x), terms);
        ConvKernel.AddWeightGradient<float>(g, dy, x, fast);
        Twins.Agree(plain, fast, terms, (g.Batch * g.OutArea) + 1);
    });

    /// <summary>Both start from the same numbers, for kernels add.</summary>
    private static (float[] Plain, float[] Fast, double[] Terms) Start(Draw draw, int length)
    {
        float[] start = draw.Floats(length);
        return (start, [.. start], Twins.Absolute(start));
    }

    private static ConvGeometry Drawn(Draw draw)
    {
        int groups = draw.Size(1, 3);
        Size2 kernel = (draw.Size(1, 5), draw.Size(1, 5)), dilation = (draw.Size(1, 3), draw.Size(1, 3));
        // Widths around and between the vector lengths of 4, 8 and 16 floats.
        Shape x = (draw.Size(0, 2), groups * draw.Size(1, 3), (dilation.Height * (kernel.Height - 1)) + draw.Size(1, 5), (dilation.Width * (kernel.Width - 1)) + draw.Size(1, 35));
        Shape w = (groups * draw.Size(1, 3), x[1] / groups, kernel.Height, kernel.Width);
        return ConvGeometry.Convolution("Conv2d", x, w, null, ConvOptions.Image((draw.Size(1, 3), draw.Size(1, 3)), (draw.Size(0, 3), draw.Size(0, 6)), dilation, groups));
    }

    private static int InLength(ConvGeometry g) => g.Batch * g.InChannels * g.InArea;

    private static int OutLength(ConvGeometry g) => g.Batch * g.OutChannels * g.OutArea;

    private static int WeightLength(ConvGeometry g) => g.OutChannels * g.Terms;
}

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
    public void AddInputGradient_InFloat_EqualsPlainSum() => Property.ForAll(InputGradient<float>);

    [Fact]
    public void AddInputGradient_InDouble_EqualsPlainSum() => Property.ForAll(InputGradient<double>);

    [Fact]
    public void AddWeightGradient_InFloat_EqualsPlainSum() => Property.ForAll(WeightGradient<float>);

    [Fact]
    public void AddWeightGradient_InDouble_EqualsPlainSum() => Property.ForAll(WeightGradient<double>);

    private static void Forward<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvGeometry g = Drawn(draw);
        T[] x = draw.Numbers<T>(InLength(g)), w = draw.Numbers<T>(WeightLength(g)), plain = draw.Numbers<T>(OutLength(g));
        Guarded<T> guardedX = new(x), guardedW = new(w), fast = new(plain);
        double[] terms = Twins.Absolute(plain);
        PlainConv.AddForward<T>(g, x, w, plain);
        PlainConv.AddForward<double>(g, Twins.Absolute(x), Twins.Absolute(w), terms);
        ConvKernel.AddForward<T>(g, guardedX.Data, guardedW.Data, fast.Data);
        Twins.Agree(plain, fast, terms, g.Terms + 1);
    }

    private static void InputGradient<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvGeometry g = Drawn(draw);
        T[] dy = draw.Numbers<T>(OutLength(g)), w = draw.Numbers<T>(WeightLength(g)), plain = draw.Numbers<T>(InLength(g));
        Guarded<T> guardedDy = new(dy), guardedW = new(w), fast = new(plain);
        double[] terms = Twins.Absolute(plain);
        PlainConv.AddInputGradient<T>(g, dy, w, plain);
        PlainConv.AddInputGradient<double>(g, Twins.Absolute(dy), Twins.Absolute(w), terms);
        ConvKernel.AddInputGradient<T>(g, guardedDy.Data, guardedW.Data, fast.Data);
        Twins.Agree(plain, fast, terms, (g.GroupOut * g.Kernel.Height * g.Kernel.Width) + 1);
    }

    private static void WeightGradient<T>(Draw draw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ConvGeometry g = Drawn(draw);
        T[] dy = draw.Numbers<T>(OutLength(g)), x = draw.Numbers<T>(InLength(g)), plain = draw.Numbers<T>(WeightLength(g));
        Guarded<T> guardedDy = new(dy), guardedX = new(x), fast = new(plain);
        double[] terms = Twins.Absolute(plain);
        PlainConv.AddWeightGradient<T>(g, dy, x, plain);
        PlainConv.AddWeightGradient<double>(g, Twins.Absolute(dy), Twins.Absolute(x), terms);
        ConvKernel.AddWeightGradient<T>(g, guardedDy.Data, guardedX.Data, fast.Data);
        Twins.Agree(plain, fast, terms, (g.Batch * g.OutArea) + 1);
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

    private static int InLength(ConvGeometry g) => g.Batch * g.InChannels * g.InArea;

    private static int OutLength(ConvGeometry g) => g.Batch * g.OutChannels * g.OutArea;

    private static int WeightLength(ConvGeometry g) => g.OutChannels * g.Terms;
}

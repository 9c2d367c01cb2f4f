using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ConvTests
{
    [Fact]
    [Proves(typeof(ConvOperation<>))]
    public void Conv2d_Backward_EqualsDifferenceQuotient() => Property.Gradient<ConvOperation<double>>(draw =>
    {
        (int groups, Size2 kernel, Size2 dilation) = (draw.Size(1, 2), (draw.Size(1, 3), draw.Size(1, 2)), (draw.Size(1, 2), draw.Size(1, 2)));
        (Size2 stride, Size2 padding) = ((draw.Size(1, 2), draw.Size(1, 3)), (draw.Size(0, 2), draw.Size(0, 1)));
        Size2 size = ((dilation.Height * (kernel.Height - 1)) + draw.Size(1, 3), (dilation.Width * (kernel.Width - 1)) + draw.Size(1, 3));
        (int inputs, int outputs) = (groups * draw.Size(1, 2), groups * draw.Size(1, 2));
        Tensor<double> x = draw.Normal((draw.Size(1, 2), inputs, size.Height, size.Width));
        Tensor<double> w = draw.Normal((outputs, inputs / groups, kernel.Height, kernel.Width));
        return draw.Coin()
            ? new GradientCase(t => t[0].Conv2d(t[1], t[2], stride, padding, dilation, groups), x, w, draw.Normal(outputs))
            : new GradientCase(t => t[0].Conv2d(t[1], null, stride, padding, dilation, groups), x, w);
    });

    [Fact]
    [Proves(typeof(ConvOperation<>))]
    public void Conv1d_Backward_EqualsDifferenceQuotient() => Property.Gradient<ConvOperation<double>>(draw =>
    {
        (int groups, int kernel, int stride, int padding, int dilation) = (draw.Size(1, 2), draw.Size(1, 3), draw.Size(1, 3), draw.Size(0, 2), draw.Size(1, 2));
        int length = (dilation * (kernel - 1)) + draw.Size(1, 4);
        (int inputs, int outputs) = (groups * draw.Size(1, 3), groups * draw.Size(1, 2));
        return new GradientCase(
            t => t[0].Conv1d(t[1], t[2], stride, padding, dilation, groups),
            draw.Normal((draw.Size(1, 3), inputs, length)), draw.Normal((outputs, inputs / groups, kernel)), draw.Normal(outputs));
    });

    [Fact]
    [Proves(typeof(ConvTransposeOperation<>))]
    public void ConvTranspose_Backward_EqualsDifferenceQuotient() => Property.Gradient<ConvTransposeOperation<double>>(draw =>
    {
        (int groups, int kernel, int stride, int dilation) = (draw.Size(1, 2), draw.Size(2, 3), draw.Size(1, 3), draw.Size(1, 2));
        (int padding, int outputPadding) = (draw.Size(0, 1), draw.Random.Integer(0, stride));
        (int inputs, int outputs, int batch) = (groups * draw.Size(1, 2), draw.Size(1, 2), draw.Size(1, 2));
        if (draw.Coin())
        {
            return new GradientCase(
                t => t[0].ConvTranspose1d(t[1], t[2], stride, padding, outputPadding, dilation, groups),
                draw.Normal((batch, inputs, draw.Size(2, 4))), draw.Normal((inputs, outputs, kernel)), draw.Normal(outputs * groups));
        }
        return new GradientCase(
            t => t[0].ConvTranspose2d(t[1], null, stride, padding, outputPadding, dilation, groups),
            draw.Normal((batch, inputs, draw.Size(2, 3), draw.Size(2, 3))), draw.Normal((inputs, outputs, kernel, draw.Size(2, 3))));
    });

    [Fact]
    public void ConvTranspose2d_OfEachUnitVector_IsTheTransposeOfConv2d() => Property.ForAll(draw =>
    {
        // ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩ is what makes it the transpose.
        Tensor<double> x = draw.Normal((1, 2, 5, 6)), w = draw.Normal((3, 2, 3, 2));
        Tensor<double> conv = x.Conv2d(w, stride: (2, 1), padding: 1);
        Tensor<double> y = draw.Normal(conv.Shape);
        Tensor<double> transposed = y.ConvTranspose2d(w, stride: (2, 1), padding: 1);
        Assert.Equal(x.Shape, transposed.Shape);
        Assert.Equal((conv * y).Sum().Item(), (x * transposed).Sum().Item(), 1e-10);
    });

    [Fact]
    public void Conv2d_EmptyBatch_GivesEmptyBatch()
        => Assert.Equal((0, 4, 3, 3), Tensor<float>.Ones((0, 2, 5, 5)).Conv2d(Tensor<float>.Ones((4, 2, 3, 3))).Shape);

    [Fact]
    public void Conv1d_KernelOfOnes_SumsTheWindow()
        => Assert.Equal([3, 6, 9, 7], Tensor<double>.From([1, 2, 3, 4], (1, 1, 4)).Conv1d(Tensor<double>.Ones((1, 1, 3)), padding: 1).ToArray());

    [Fact]
    public void Conv2d_ImageWithoutChannels_AsksForTheAxis()
        => Says(
            "Conv2d: x (2, 5, 5) must have 4 axes, (N, C, H, W). Did you forget the batch or the channel axis?",
            () => Tensor<double>.Ones((2, 5, 5)).Conv2d(Tensor<double>.Ones((4, 2, 3, 3))));

    [Fact]
    public void Conv2d_OtherChannels_SaysTheFix()
        => Says(
            "Conv2d: axis 1 of x (1, 3, 5, 5) must hold the weight's 2 input channels (weight (4, 2, 3, 3), groups 1). Did you mean Conv2d(3, …)?",
            () => Tensor<double>.Ones((1, 3, 5, 5)).Conv2d(Tensor<double>.Ones((4, 2, 3, 3))));

    [Fact]
    public void Conv1d_WeightOfOtherRank_SaysTheLayout()
        => Says(
            "Conv1d: the weight (4, 2) must have 3 axes, (outChannels, inChannels / groups, …).",
            () => Tensor<double>.Ones((1, 2, 5)).Conv1d(Tensor<double>.Ones((4, 2))));

    [Fact]
    public void Conv1d_GroupsThatDoNotDivide_SaysSo()
        => Says(
            "Conv1d: the weight (3, 1, 2) has 3 output channels, which 2 groups do not share evenly.",
            () => Tensor<double>.Ones((1, 2, 5)).Conv1d(Tensor<double>.Ones((3, 1, 2)), groups: 2));

    [Fact]
    public void Conv2d_OtherBias_SaysItsShape()
        => Says(
            "Conv2d: the bias (3,) must be (4,), one number for each output channel.",
            () => Tensor<double>.Ones((1, 2, 5, 5)).Conv2d(Tensor<double>.Ones((4, 2, 3, 3)), Tensor<double>.Ones(3)));

    [Fact]
    public void Conv2d_KernelLargerThanTheImage_SaysTheFix()
        => Says(
            "Conv2d: the kernel 3 × 3 with dilation 2 × 2 does not fit into x (1, 1, 4, 4) with padding 0 × 0; take a smaller kernel or more padding.",
            () => Tensor<double>.Ones((1, 1, 4, 4)).Conv2d(Tensor<double>.Ones((1, 1, 3, 3)), dilation: 2));

    [Fact]
    public void Conv1d_StrideZero_SaysTheRange()
        => Says(
            "Conv1d: stride 1 × 0, dilation 1 × 1 and groups 1 must be 1 or more, and padding 0 × 0 0 or more.",
            () => Tensor<double>.Ones((1, 1, 4)).Conv1d(Tensor<double>.Ones((1, 1, 3)), stride: 0));

    [Fact]
    public void ConvTranspose2d_OtherChannels_SaysBothShapes()
        => Says(
            "ConvTranspose2d: axis 1 of x (1, 3, 5, 5) must hold the weight's 2 input channels (weight (2, 4, 3, 3)) and divide into groups of 1.",
            () => Tensor<double>.Ones((1, 3, 5, 5)).ConvTranspose2d(Tensor<double>.Ones((2, 4, 3, 3))));

    [Fact]
    public void ConvTranspose1d_OutputPaddingNotBelowStride_SaysTheRange()
        => Says(
            "ConvTranspose1d: the output padding 0 × 2 must be 0 or more and below the stride 1 × 2.",
            () => Tensor<double>.Ones((1, 1, 4)).ConvTranspose1d(Tensor<double>.Ones((1, 1, 3)), stride: 2, outputPadding: 2));

    [Fact]
    public void ConvTranspose1d_PaddingThatLeavesNothing_SaysTheFix()
        => Says(
            "ConvTranspose1d: x (1, 1, 1) with padding 0 × 1 would give 1 × 0; take less padding.",
            () => Tensor<double>.Ones((1, 1, 1)).ConvTranspose1d(Tensor<double>.Ones((1, 1, 2)), padding: 1));

    private static void Says(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);
}

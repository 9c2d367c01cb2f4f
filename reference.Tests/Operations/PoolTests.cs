using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class PoolTests
{
    [Fact]
    [Proves(typeof(MaxPoolOperation<>))]
    public void MaxPool_Backward_EqualsDifferenceQuotient() => Property.Gradient<MaxPoolOperation<double>>(draw =>
    {
        (Size2 kernel, Size2 stride) = ((draw.Size(1, 3), draw.Size(1, 3)), (draw.Size(1, 3), draw.Size(1, 3)));
        Size2 padding = (draw.Size(0, kernel.Height / 2), draw.Size(0, kernel.Width / 2));
        (int batch, int channels, int rows, int columns) = (draw.Size(1, 2), draw.Size(1, 2), kernel.Height + draw.Size(0, 2), kernel.Width + draw.Size(0, 2));
        return draw.Coin()
            ? new GradientCase(t => t[0].MaxPool2d(kernel, stride, padding), draw.Distinct((batch, channels, rows, columns)))
            : new GradientCase(t => t[0].MaxPool1d(kernel.Width, stride.Width, padding.Width), draw.Distinct((batch, channels, columns)));
    });

    [Fact]
    [Proves(typeof(AvgPoolOperation<>))]
    public void AvgPool_Backward_EqualsDifferenceQuotient() => Property.Gradient<AvgPoolOperation<double>>(draw =>
    {
        (Size2 kernel, Size2 stride) = ((draw.Size(1, 3), draw.Size(1, 3)), (draw.Size(1, 3), draw.Size(1, 3)));
        Size2 padding = (draw.Size(0, kernel.Height / 2), draw.Size(0, kernel.Width / 2));
        (int batch, int channels, int rows, int columns) = (draw.Size(1, 2), draw.Size(1, 2), kernel.Height + draw.Size(0, 2), kernel.Width + draw.Size(0, 2));
        return draw.Pick(0, 1, 2) switch
        {
            0 => new GradientCase(t => t[0].AvgPool2d(kernel, stride, padding), draw.Normal((batch, channels, rows, columns))),
            1 => new GradientCase(t => t[0].AvgPool1d(kernel.Width, stride.Width, padding.Width), draw.Normal((batch, channels, columns))),
            _ => new GradientCase(t => t[0].AdaptiveAvgPool2d(kernel), draw.Normal((batch, channels, rows, columns))),
        };
    });

    [Fact]
    public void MaxPool2d_StrideLeftOut_DoesNotOverlap()
        => Assert.Equal([5, 7, 13, 15], Tensor<double>.Range(16).Reshape(1, 1, 4, 4).MaxPool2d(2).ToArray());

    [Fact]
    public void MaxPool2d_NegativePadded_NeverTakesThePadding()
        => Assert.Equal([-1, -1, -1, -1], Tensor<double>.Full((1, 1, 2, 2), -1).MaxPool2d(2, 2, 1).ToArray());

    [Fact]
    public void AvgPool1d_Padded_CountsThePaddingAsZeros()
        => Assert.Equal([0.5, 2.5, 2], Tensor<double>.From([1, 2, 3, 4], (1, 1, 4)).AvgPool1d(2, 2, 1).ToArray());

    [Fact]
    public void AdaptiveAvgPool2d_ThreeToTwo_OverlapsByOne()
        => Assert.Equal([1.5, 2.5], Tensor<double>.From([1, 2, 3], (1, 1, 1, 3)).AdaptiveAvgPool2d((1, 2)).ToArray());

    [Fact]
    public void GlobalAvgPool2d_Image_GivesOneNumberForEachChannel()
        => Assert.Equal((0, 3), Nn<float>.GlobalAvgPool2d().Forward(Tensor<float>.Ones((0, 3, 4, 5))).Shape);

    [Fact]
    public void MaxPool2d_Sequence_AsksForTheAxis()
        => Says(
            "MaxPool2d: x (2, 3, 4) must have 4 axes, (N, C, H, W). Did you forget the batch or the channel axis?",
            () => Tensor<double>.Ones((2, 3, 4)).MaxPool2d(2));

    [Fact]
    public void AvgPool1d_KernelThatDoesNotFit_SaysTheFix()
        => Says(
            "AvgPool1d: a kernel of 5 does not fit into an axis of 4 with padding 0; take a smaller kernel.",
            () => Tensor<double>.Ones((2, 3, 4)).AvgPool1d(5));

    [Fact]
    public void MaxPool1d_PaddingAboveHalfTheKernel_SaysTheRange()
        => Says(
            "MaxPool1d: padding 2 must be from 0 to half the kernel size, 1, so that no window is empty.",
            () => Tensor<double>.Ones((2, 3, 4)).MaxPool1d(3, padding: 2));

    [Fact]
    public void AvgPool2d_StrideZero_SaysTheRange()
        => Says("AvgPool2d: kernel size 2 and stride 0 must be 1 or more.", () => Tensor<double>.Ones((2, 3, 4, 4)).AvgPool2d(2, 0));

    [Fact]
    public void AdaptiveAvgPool2d_OutputZero_SaysTheRange()
        => Says("AdaptiveAvgPool2d: an axis of 4 cannot become 0; both must be 1 or more.", () => Tensor<double>.Ones((2, 3, 4, 4)).AdaptiveAvgPool2d(0));

    private static void Says(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);
}

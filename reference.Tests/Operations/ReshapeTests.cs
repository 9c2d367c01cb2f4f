using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ReshapeTests
{
    [Fact]
    [Proves(typeof(ReshapeOperation<>))]
    public void Backward_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<ReshapeOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int[] sizes = [x.Shape[0], -1];
        return new GradientCase(t => t[0].Reshape(sizes), x);
    });

    [Fact]
    public void Reshape_OpenSize_IsWhatRemains()
        => Assert.Equal(new Shape(2, 6), Tensor<float>.Ones((2, 3, 2)).Reshape(2, -1).Shape);

    [Fact]
    public void Reshape_Result_SharesTheData()
    {
        Tensor<float> x = Tensor<float>.Zeros((2, 2));
        x.Reshape(4).Data[3] = 7;
        Assert.Equal(7, x[1, 1]);
    }

    [Fact]
    public void Reshape_OtherCount_SaysBoth() => Assert.Equal(
        "Reshape: (2, 3) holds 6 elements and (4, 2) holds 8; both must hold the same number.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Reshape(4, 2)).Message);

    [Fact]
    public void Reshape_OpenSizeDoesNotDivide_SaysWhy() => Assert.Equal(
        "Reshape: the 6 elements of (2, 3) cannot be divided among (4, -1); the known sizes hold 4.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Reshape(4, -1)).Message);

    [Fact]
    public void Reshape_TwoOpenSizes_SaysOnlyOne() => Assert.Equal(
        "Reshape: (-1, -1) leaves more than one size open; only one may be -1.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Reshape(-1, -1)).Message);
}

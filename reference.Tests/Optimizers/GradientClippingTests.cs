using Tutorial.Reference.Losses;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Optimizers;

public class GradientClippingTests
{
    [Fact]
    public void ByNorm_TooLong_ScalesAllTogether()
    {
        (Tensor<double> a, Tensor<double> b) = (WithGradient(3), WithGradient(-4));
        Assert.Equal(5, GradientClipping.ByNorm([a, b], 1), 12);
        Assert.Equal(0.6, a.Grad!.Item(), 6);
        Assert.Equal(-0.8, b.Grad!.Item(), 6);
    }

    [Fact]
    public void ByNorm_ShortEnough_ChangesNothing()
    {
        Tensor<double> a = WithGradient(3);
        GradientClipping.ByNorm([a, Tensor<double>.Ones(1)], 10);
        Assert.Equal(3, a.Grad!.Item());
    }

    [Fact]
    public void ByValue_EachNumber_IsCut()
    {
        (Tensor<double> a, Tensor<double> b) = (WithGradient(3), WithGradient(-0.5));
        GradientClipping.ByValue([a, b], 1);
        Assert.Equal([1, -0.5], new[] { a.Grad!.Item(), b.Grad!.Item() });
    }

    [Fact]
    public void ByNorm_LimitOfZero_SaysTheRange() => Assert.Equal(
        "GradientClipping.ByNorm: maxNorm = 0 must be above 0.",
        Assert.Throws<ArgumentException>(() => GradientClipping.ByNorm<float>([], 0)).Message);

    [Fact]
    public void L1_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
        new GradientCase(x => Penalty.L1(x, 0.3), draw.AwayFrom(draw.Shape(), 0), draw.AwayFrom(draw.Shape(), 0)));

    [Fact]
    public void L2_Backward_IsTwoLambdaW() => Property.Gradient(draw =>
        new GradientCase(x => Penalty.L2(x, 0.3), draw.Normal(draw.Shape()), draw.Normal(draw.Shape())));

    [Fact]
    public void L1_NoWeights_SaysSo() => Assert.Equal(
        "Penalty.L1: there is no weight to price; pass at least one.",
        Assert.Throws<ArgumentException>(() => Penalty.L1<float>([], 1)).Message);

    private static Tensor<double> WithGradient(double gradient)
    {
        Tensor<double> w = Tensor<double>.Scalar(1).Learn();
        (w * gradient).Backward();
        return w;
    }
}

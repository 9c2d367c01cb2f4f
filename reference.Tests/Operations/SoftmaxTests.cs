using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class SoftmaxTests
{
    [Fact]
    [Proves(typeof(SoftmaxOperation<>))]
    public void Softmax_DrawnAxis_EqualsDifferenceQuotient() => Property.Gradient<SoftmaxOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int axis = draw.Random.Integer(-x.Rank, x.Rank);
        return new GradientCase(t => t[0].Softmax(axis), x);
    });

    [Fact]
    [Proves(typeof(LogSoftmaxOperation<>))]
    public void LogSoftmax_DrawnAxis_EqualsDifferenceQuotient() => Property.Gradient<LogSoftmaxOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int axis = draw.Random.Integer(-x.Rank, x.Rank);
        return new GradientCase(t => t[0].LogSoftmax(axis), x);
    });

    [Fact]
    [Proves(typeof(LogSumExpOperation<>))]
    public void LogSumExp_DrawnAxis_EqualsDifferenceQuotient() => Property.Gradient<LogSumExpOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        (int axis, bool keep) = (draw.Random.Integer(-x.Rank, x.Rank), draw.Coin());
        return new GradientCase(t => t[0].LogSumExp(axis, keep), x);
    });

    [Fact]
    public void Softmax_PlusMinusTenThousand_IsOneAndZero()
        => Assert.Equal([1f, 0f], Tensor<float>.From([1e4f, -1e4f]).Softmax().ToArray());

    [Fact]
    public void Softmax_LengthOne_IsOne()
        => Assert.Equal([1f, 1f], Tensor<float>.From(new[,] { { -1e4f }, { 1e4f } }).Softmax().ToArray());

    [Fact]
    public void LogSoftmax_PlusMinusTenThousand_KeepsTheDistance()
        => Assert.Equal([0f, -2e4f], Tensor<float>.From([1e4f, -1e4f]).LogSoftmax().ToArray());

    [Fact]
    public void LogSumExp_OfTenThousands_IsFinite()
        => Assert.Equal(1e4 + Math.Log(2), Tensor<double>.From([1e4, 1e4]).LogSumExp().Item(), 10);

    [Fact]
    public void Softmax_EmptyBatch_IsEmpty()
        => Assert.Equal(new Shape(0, 3), Tensor<float>.Ones((0, 3)).Softmax().Shape);

    [Fact]
    public void Softmax_EmptyAxis_SaysSo() => Assert.Equal(
        "Softmax: axis 1 of x (2, 0) is empty; it needs at least one score.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 0)).Softmax()).Message);
}

using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Autograd;

/// <summary>Tests that turn on a switch of the whole process run by themselves.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public class ProcessWide;

/// <summary>Numbers at the edges: infinities, NaN, nothing at all.</summary>
[Collection(nameof(ProcessWide))]
public sealed class EdgeTests : IDisposable
{
    public EdgeTests() => Gradients.CheckFinite = true;

    public void Dispose() => Gradients.CheckFinite = false;

    [Fact]
    public void CheckFinite_LogOfZero_NamesTheOperation() => Assert.Equal(
        "Log: the result (2,) holds -Infinity at flat index 1; look at the inputs of this operation, and try a smaller learning rate or clipping.",
        Assert.Throws<ArithmeticException>(() => Tensor<float>.From([1f, 0f]).Log()).Message);

    [Fact]
    public void CheckFinite_NaNInput_NamesTheFirstOperationThatSeesIt() => Assert.Equal(
        "Multiply: the result (1,) holds NaN at flat index 0; look at the inputs of this operation, and try a smaller learning rate or clipping.",
        Assert.Throws<ArithmeticException>(() => (Tensor<float>.From([float.NaN]) * 2).Tanh()).Message);

    [Fact]
    public void CheckFinite_InfiniteGradient_NamesTheOperationAndInput() => Assert.Equal(
        "Sqrt: the gradient of input 0 (1,) holds Infinity at flat index 0; look at the inputs of this operation, and try a smaller learning rate or clipping.",
        Assert.Throws<ArithmeticException>(() => Tensor<float>.From([0f]).Learn().Sqrt().Backward()).Message);

    [Fact]
    public void LogOfZero_Unchecked_IsMinusInfinity()
    {
        Gradients.CheckFinite = false;
        Assert.Equal(float.NegativeInfinity, Tensor<float>.Zeros(1).Log()[0]);
    }

    [Fact]
    public void Forward_EmptyBatch_GivesEmptyResultsOfTheRightShape()
    {
        Tensor<float> x = Tensor<float>.Zeros((0, 3));
        Tensor<float> w = Tensor<float>.Ones((2, 3)).Learn();
        Tensor<float> y = x.Linear(w).Relu().Softmax();
        Assert.Equal(new Shape(0, 2), y.Shape);
        Tensor<float> loss = y.Sum();
        loss.Backward();
        Assert.Equal(0, loss.Item());
        Assert.All(w.Grad!.ToArray(), slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void Elementwise_LengthsOneToTwenty_GiveFiniteGradients() => Property.ForAll(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Size(1, 20)).Learn();
        x.Tanh().Softmax().Log().Mean().Backward();
        Assert.All(x.Grad!.ToArray(), slope => Assert.True(double.IsFinite(slope)));
    });
}

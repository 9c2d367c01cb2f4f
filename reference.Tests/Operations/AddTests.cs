using Tutorial.Reference.Kernels;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class AddTests
{
    [Fact]
    [Proves(typeof(AddOperation<>))]
    [Proves(typeof(Accumulate))]
    public void Backward_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<AddOperation<double>>(draw =>
    {
        (Shape a, Shape b) = draw.BroadcastPair();
        return new GradientCase(x => x[0] + x[1], draw.Normal(a), draw.Normal(b));
    });

    [Fact]
    public void Backward_SameTensorTwice_SharesAdd()
    {
        Tensor<double> a = Tensor<double>.Scalar(1).Learn();
        Tensor<double> b = a + a;
        (b + b).Backward();
        Assert.Equal(4, a.Grad!.Item());
    }

    [Fact]
    public void Add_ShapesThatDoNotBroadcast_SaysBothAndTheRule()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => Tensor<double>.Ones((2, 3)) + Tensor<double>.Ones((4, 3)));
        Assert.Equal(
            "Add: shapes (2, 3) and (4, 3) do not broadcast: axis -2 has 2 and 4; aligned from the right, sizes must be equal or 1. Did you mean to Reshape or Transpose one of them?",
            error.Message);
    }
}

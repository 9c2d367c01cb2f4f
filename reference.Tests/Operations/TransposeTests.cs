using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class TransposeTests
{
    [Fact]
    [Proves(typeof(PermuteOperation<>))]
    public void Backward_DrawnOrder_EqualsDifferenceQuotient() => Property.Gradient<PermuteOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int[] order = draw.Random.Permutation(x.Rank);
        return new GradientCase(t => t[0].Permute(order), x);
    });

    [Fact]
    public void Permute_AxisNamedTwice_SaysWhatIsWanted()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => Tensor<double>.Ones((2, 3)).Permute(0, 0));
        Assert.Equal("Permute: (0, 0) must name each of the 2 axes of (2, 3) once, from 0 to 1.", error.Message);
    }
}

using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ReductionTests
{
    [Fact]
    [Proves(typeof(SumOperation<>))]
    public void Sum_DrawnAxes_EqualsDifferenceQuotient() => Property.Gradient<SumOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        (int[]? axes, bool keep) = (Axes(draw, x.Rank), draw.Coin());
        return new GradientCase(t => t[0].Sum(axes, keep), x);
    });

    [Fact]
    [Proves(typeof(MeanOperation<>))]
    public void Mean_DrawnAxes_EqualsDifferenceQuotient() => Property.Gradient<MeanOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        (int[]? axes, bool keep) = (Axes(draw, x.Rank), draw.Coin());
        return new GradientCase(t => t[0].Mean(axes, keep), x);
    });

    [Fact]
    public void Sum_DrawnAxes_EqualsTheDefinition() => Property.ForAll(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape(1, 3));
        int axis = draw.Random.Integer(0, x.Rank);
        double[] expected = Defined(x, axis, values => values.Sum());
        double[] sums = x.Sum(axis).ToArray();
        Assert.Equal(expected.Length, sums.Length);
        Assert.All(sums.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 12));
    });

    [Fact]
    public void Sum_OfNothing_IsZero()
        => Assert.Equal([0f, 0f], Tensor<float>.Ones((2, 0)).Sum(1).ToArray());

    [Fact]
    public void Mean_OfNothing_SaysSo() => Assert.Equal(
        "Mean: x (0, 3) has no element along the reduced axes; give at least one.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((0, 3)).Mean(0)).Message);

    [Fact]
    public void Sum_AxisNamedTwice_SaysSo() => Assert.Equal(
        "Sum: the axes (0, -2) of (2, 3) name one axis twice; name each once.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Sum([0, -2])).Message);

    [Fact]
    public void Sum_AxisThatIsNotThere_SaysTheRange() => Assert.Equal(
        "Sum: axis 2 does not exist in (2, 3); axes run from -2 to 1.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Sum(2)).Message);

    private static int[]? Axes(Draw draw, int rank)
        => draw.Size(0, 3) == 0 ? null : draw.Random.Permutation(rank)[..draw.Random.Integer(1, rank + 1)];

    /// <summary>A reduction over one axis, by its definition: for each place of the others, all elements along the axis.</summary>
    private static double[] Defined(Tensor<double> x, int axis, Func<IEnumerable<double>, double> reduce)
    {
        int inner = x.Shape.Strides()[axis];
        int size = x.Shape[axis];
        int outer = x.Length / (inner * size);
        return [.. from o in Enumerable.Range(0, outer)
                   from i in Enumerable.Range(0, inner)
                   select reduce(Enumerable.Range(0, size).Select(k => x.ToArray()[(((o * size) + k) * inner) + i]))];
    }
}

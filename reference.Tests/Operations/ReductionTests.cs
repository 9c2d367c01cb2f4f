using Tutorial.Reference.Kernels;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ReductionTests
{
    [Fact]
    [Proves(typeof(SumOperation<>))]
    [Proves(typeof(Accumulate))]
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
    [Proves(typeof(VarianceOperation<>))]
    public void Variance_DrawnAxes_EqualsDifferenceQuotient() => Property.Gradient<VarianceOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        (int[]? axes, bool keep) = (Axes(draw, x.Rank), draw.Coin());
        int count = axes is null ? x.Length : axes.Aggregate(1, (product, axis) => product * x.Shape[axis]);
        int correction = count > 1 && draw.Coin() ? 1 : 0;
        return new GradientCase(t => t[0].Variance(axes, keep, correction), x);
    });

    [Fact]
    [Proves(typeof(MaxOperation<>))]
    public void Max_DrawnAxes_EqualsDifferenceQuotient() => Property.Gradient<MaxOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Distinct(draw.Shape());
        (int[]? axes, bool keep) = (Axes(draw, x.Rank), draw.Coin());
        return new GradientCase(t => t[0].Max(axes, keep), x);
    });

    [Fact]
    [Proves(typeof(MaxOperation<>))]
    public void Max_Ties_ShareTheGradient()
    {
        Tensor<double> x = Tensor<double>.From(new double[,] { { 2, 2, 1 }, { 0, 5, 5 } }).Learn();
        x.Max(1).Backward(Tensor<double>.From([1.0, 4.0]));
        Assert.Equal([0.5, 0.5, 0, 0, 2, 2], x.Grad!.ToArray());
        x.ZeroGrad();
        x.Max(0).Backward(Tensor<double>.From([1.0, 2.0, 3.0]));
        Assert.Equal([1, 0, 0, 0, 2, 3], x.Grad!.ToArray());
    }

    [Fact]
    public void Reductions_OverOneAxis_EqualTheirDefinitions() => Property.ForAll(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape(1, 3));
        int axis = draw.Random.Integer(0, x.Rank);
        Assert.Equal(Defined(x, axis, values => values.Max()), x.Max(axis).ToArray());
        double[] expected = Defined(x, axis, values => values.Average(v => Math.Pow(v - values.Average(), 2)));
        Assert.All(x.Variance(axis, correction: 0).ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 12));
    });

    [Fact]
    public void Variance_OfOneElement_SaysWhatToDo() => Assert.Equal(
        "Variance: 1 element(s) of x (3, 1) meet in each result and correction = 1 leaves nothing to divide by; give more elements, or correction: 0.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((3, 1)).Variance(1)).Message);

    [Fact]
    public void Max_OfNothing_SaysSo() => Assert.Equal(
        "Max: x (2, 0) has no element along the reduced axes; give at least one.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 0)).Max(1)).Message);

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

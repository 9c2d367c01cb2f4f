using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ArithmeticTests
{
    [Fact]
    [Proves(typeof(SubtractOperation<>))]
    public void Subtract_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<SubtractOperation<double>>(draw =>
    {
        (Shape a, Shape b) = draw.BroadcastPair();
        return new GradientCase(x => x[0] - x[1], draw.Normal(a), draw.Normal(b));
    });

    [Fact]
    [Proves(typeof(MultiplyOperation<>))]
    public void Multiply_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<MultiplyOperation<double>>(draw =>
    {
        (Shape a, Shape b) = draw.BroadcastPair();
        return new GradientCase(x => x[0] * x[1], draw.Normal(a), draw.Normal(b));
    });

    [Fact]
    [Proves(typeof(DivideOperation<>))]
    public void Divide_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<DivideOperation<double>>(draw =>
    {
        (Shape a, Shape b) = draw.BroadcastPair();
        // 0.4 away from the pole: the difference quotient's own error grows as 1/b⁴.
        Tensor<double> divisor = Tensor<double>.Uniform(b, draw.Random, 0.4, 2);
        return new GradientCase(x => x[0] / x[1], draw.Normal(a), divisor);
    });

    [Fact]
    public void Operators_WithNumbersOnEitherSide_ComputeAsWritten()
    {
        Tensor<double> x = Tensor<double>.From([2.0]);
        Assert.Equal([3.0, 3.0, 1.0, -1.0, 6.0, 6.0, 0.5, 2.0, -2.0],
            new[] { x + 1, 1 + x, x - 1, 1 - x, x * 3, 3 * x, x / 4, 4 / x, -x }.Select(y => y.Item()));
    }

    [Fact]
    public void Operators_ComposedFormula_EqualsDifferenceQuotient()
        => Property.Gradient(draw => new GradientCase(x => (1 - (2 / x[0])) * (3 + (x[0] / 2)) - (-x[0] * 0.5), draw.Positive(draw.Shape()) + 0.3));

    [Fact]
    public void Multiply_RunsLongerThanAChunk_SumsTheWholeRun()
    {
        Tensor<double> a = Tensor<double>.Range(1000).Learn();
        Tensor<double> b = Tensor<double>.Scalar(2).Learn();
        (a * b).Sum().Backward();
        Assert.Equal(999.0 * 1000 / 2, b.Grad!.Item());
        Assert.All(a.Grad!.ToArray(), slope => Assert.Equal(2, slope));
    }

    [Fact]
    public void Divide_ShapesThatDoNotBroadcast_NamesTheOperation() => Assert.StartsWith(
        "Divide: shapes (2,) and (3,) do not broadcast: axis -1 has 2 and 3;",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones(2) / Tensor<float>.Ones(3)).Message, StringComparison.Ordinal);

    [Fact]
    [Proves(typeof(BinaryCrossEntropyOperation<>))]
    public void BinaryCrossEntropy_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<BinaryCrossEntropyOperation<double>>(draw =>
    {
        (Shape p, Shape t) = draw.BroadcastPair();
        return new GradientCase(
            x => x[0].BinaryCrossEntropy(x[1]), Tensor<double>.Uniform(p, draw.Random, 0.1, 0.9), Tensor<double>.Uniform(t, draw.Random));
    });

    [Fact]
    [Proves(typeof(KlDivergenceOperation<>))]
    public void KlDivergence_DrawnShapes_EqualsDifferenceQuotient() => Property.Gradient<KlDivergenceOperation<double>>(draw =>
    {
        (Shape q, Shape p) = draw.BroadcastPair();
        return new GradientCase(x => x[0].KlDivergence(x[1]), draw.Normal(q), draw.Positive(p));
    });

    [Fact]
    public void KlDivergence_WhereNothingIsTrue_IsZero()
        => Assert.Equal(0, Tensor<float>.From([-1e4f]).KlDivergence(Tensor<float>.Zeros(1)).Item());
}

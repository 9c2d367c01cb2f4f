using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ElementwiseTests
{
    [Fact]
    [Proves(typeof(SigmoidOperation<>))]
    public void Sigmoid_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<SigmoidOperation<double>>(draw => new GradientCase(x => x[0].Sigmoid(), draw.Normal(draw.Shape(), 3)));

    [Fact]
    [Proves(typeof(TanhOperation<>))]
    public void Tanh_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<TanhOperation<double>>(draw => new GradientCase(x => x[0].Tanh(), draw.Normal(draw.Shape(), 2)));

    [Fact]
    [Proves(typeof(ExpOperation<>))]
    public void Exp_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<ExpOperation<double>>(draw => new GradientCase(x => x[0].Exp(), draw.Normal(draw.Shape())));

    [Fact]
    [Proves(typeof(LogOperation<>))]
    public void Log_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<LogOperation<double>>(draw => new GradientCase(x => x[0].Log(), draw.Positive(draw.Shape())));

    [Fact]
    [Proves(typeof(SqrtOperation<>))]
    public void Sqrt_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<SqrtOperation<double>>(draw => new GradientCase(x => x[0].Sqrt(), draw.Positive(draw.Shape())));

    [Fact]
    [Proves(typeof(AbsOperation<>))]
    public void Abs_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<AbsOperation<double>>(draw => new GradientCase(x => x[0].Abs(), draw.AwayFrom(draw.Shape(), 0)));

    [Fact]
    [Proves(typeof(ClampOperation<>))]
    public void Clamp_Backward_EqualsDifferenceQuotient() => Property.Gradient<ClampOperation<double>>(draw =>
    {
        (double low, double high) = (draw.Random.Uniform(-1, 0), draw.Random.Uniform(0, 1));
        return new GradientCase(x => x[0].Clamp(low, high), draw.AwayFrom(draw.Shape(), low, high));
    });

    [Fact]
    [Proves(typeof(NegateOperation<>))]
    public void Negate_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<NegateOperation<double>>(draw => new GradientCase(x => -x[0], draw.Normal(draw.Shape())));

    [Fact]
    [Proves(typeof(PowerOperation<>))]
    public void Power_Backward_EqualsDifferenceQuotient() => Property.Gradient<PowerOperation<double>>(draw =>
    {
        double exponent = draw.Pick(-2, -0.5, 0, 0.5, 1, 2, 3, 4, 2.7);
        return new GradientCase(x => x[0].Power(exponent), draw.Positive(draw.Shape()));
    });

    [Fact]
    public void Power_OfNegativeNumbers_EqualsDifferenceQuotient()
        => Property.Gradient<PowerOperation<double>>(draw =>
        {
            double exponent = draw.Pick(1, 2, 3, 4, 5);
            return new GradientCase(x => x[0].Power(exponent), draw.Normal(draw.Shape()));
        });

    [Fact]
    [Proves(typeof(LeakyReluOperation<>))]
    public void LeakyRelu_Backward_EqualsDifferenceQuotient() => Property.Gradient<LeakyReluOperation<double>>(draw =>
    {
        double slope = draw.Random.Uniform(0, 0.5);
        return new GradientCase(x => x[0].LeakyRelu(slope), draw.AwayFrom(draw.Shape(), 0));
    });

    [Fact]
    [Proves(typeof(EluOperation<>))]
    public void Elu_Backward_EqualsDifferenceQuotient() => Property.Gradient<EluOperation<double>>(draw =>
    {
        double alpha = draw.Random.Uniform(0.1, 2);
        return new GradientCase(x => x[0].Elu(alpha), draw.AwayFrom(draw.Shape(), 0));
    });

    [Fact]
    [Proves(typeof(SoftplusOperation<>))]
    public void Softplus_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<SoftplusOperation<double>>(draw => new GradientCase(x => x[0].Softplus(), draw.Normal(draw.Shape(), 5)));

    [Fact]
    [Proves(typeof(SiluOperation<>))]
    public void Silu_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<SiluOperation<double>>(draw => new GradientCase(x => x[0].Silu(), draw.Normal(draw.Shape(), 3)));

    [Fact]
    [Proves(typeof(GeluOperation<>))]
    public void Gelu_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<GeluOperation<double>>(draw => new GradientCase(x => x[0].Gelu(), draw.Normal(draw.Shape(), 2)));

    [Fact]
    [Proves(typeof(GeluTanhOperation<>))]
    public void GeluTanh_Backward_EqualsDifferenceQuotient()
        => Property.Gradient<GeluTanhOperation<double>>(draw => new GradientCase(x => x[0].GeluTanh(), draw.Normal(draw.Shape(), 2)));

    [Fact]
    [Proves(typeof(HuberOperation<>))]
    public void Huber_Backward_EqualsDifferenceQuotient() => Property.Gradient<HuberOperation<double>>(draw =>
    {
        double delta = draw.Random.Uniform(0.5, 1.5);
        return new GradientCase(x => x[0].Huber(delta), draw.AwayFrom(draw.Shape(), -delta, delta));
    });

    [Fact]
    [Proves(typeof(AbsOperation<>))]
    public void Abs_AtZero_HasSlopeZero()
    {
        Tensor<double> x = Tensor<double>.Scalar(0).Learn();
        x.Abs().Backward();
        Assert.Equal(0, x.Grad!.Item());
    }

    [Fact]
    public void Softplus_FarFromZero_KeepsItsDigits()
        => Assert.Equal([0, Math.Exp(-50), 50, 1000], Tensor<double>.From([-1000, -50, 50, 1000]).Softplus().ToArray());

    [Fact]
    public void Elementwise_MoreThanOneChunk_ReachesEveryElement()
    {
        Tensor<double> x = Tensor<double>.Range(1000).Learn();
        x.Power(2).Sum().Backward();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => 2.0 * i), x.Grad!.ToArray());
    }

    [Fact]
    public void Clamp_LowAboveHigh_SaysBoth() => Assert.Equal(
        "Clamp: low = 2 must not be above high = 1.",
        Assert.Throws<ArgumentException>(() => Tensor<float>.Ones(1).Clamp(2, 1)).Message);

    [Fact]
    public void Huber_DeltaOfZero_SaysTheRange() => Assert.Equal(
        "Huber: delta = 0 must be above 0.",
        Assert.Throws<ArgumentException>(() => Tensor<float>.Ones(1).Huber(0)).Message);
}

using Tutorial.Reference.Kernels;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Optimizers;

public class OptimizerTests
{
    [Fact]
    public void Step_PlainSgd_MovesAgainstTheGradient()
    {
        Tensor<double> w = WithGradient(1, 0.5);
        new Sgd<double>([w], learningRate: 0.1).Step();
        Assert.Equal(0.95, w.Item(), 15);
    }

    [Fact]
    public void Step_AdamsFirst_HasTheLearningRatesLength()
    {
        Tensor<double> w = WithGradient(1, -123);
        new Adam<double>([w], learningRate: 0.01).Step();
        Assert.Equal(1.01, w.Item(), 9);
    }

    [Fact]
    public void NamedState_Adam_HasPyTorchsNames()
        => Assert.Equal(["step", "0.exp_avg", "0.exp_avg_sq"], new Adam<float>([Tensor<float>.Ones(2)]).NamedState.Select(entry => entry.Name));

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("RmsProp")]
    [InlineData("Adagrad")]
    public void Step_ParameterOfSeveralPieces_MovesEachNumberOnceOnAnyNumberOfThreads(string name)
    {
        // Longer than two pieces, and beside a short one.
        const int length = 40_001;
        int threads = Workers.Count;
        try
        {
            float[] alone = Moved(1);
            Assert.Equal(alone, Moved(2));
            Assert.Equal(alone, Moved(5));
            // All numbers started alike and had the same gradient, so all must have moved alike, at the edges of the pieces, too.
            Assert.All(alone, value => Assert.Equal(alone[0], value, 1e-6f));
            Assert.NotEqual(0.5f, alone[0]);
        }
        finally
        {
            Workers.Count = threads;
        }

        float[] Moved(int count)
        {
            Workers.Count = count;
            Tensor<float> large = Filled(length, 0.25f), small = Filled(3, 0.25f);
            Optimizer<float> optimizer = Make(name, [large, small]);
            optimizer.Step();
            optimizer.Step();
            return [.. large.ToArray(), .. small.ToArray()];
        }
    }

    [Fact]
    public void Step_ParameterWithoutGradient_Stays()
    {
        Tensor<double> w = Tensor<double>.Scalar(3);
        new Sgd<double>([w], weightDecay: 0.1).Step();
        Assert.Equal(3, w.Item());
    }

    [Fact]
    public void Constructor_NoParameters_SaysWhatToPass() => Assert.Equal(
        "Sgd: there is no parameter to optimise; pass model.Parameters().",
        Assert.Throws<ArgumentException>(() => new Sgd<float>([])).Message);

    [Fact]
    public void Constructor_SameParameterTwice_SaysSo()
    {
        Tensor<float> w = Tensor<float>.Ones(1);
        Assert.Equal(
            "Adam: a parameter is listed twice and would be moved twice a step; pass each once, for example by Distinct().",
            Assert.Throws<ArgumentException>(() => new Adam<float>([w, w])).Message);
    }

    [Fact]
    public void Constructor_NegativeRate_SaysTheRange() => Assert.Equal(
        "Sgd: learningRate = -0.1 must be a finite number, 0 or more.",
        Assert.Throws<ArgumentException>(() => new Sgd<float>([Tensor<float>.Ones(1)], -0.1)).Message);

    [Fact]
    public void Constructor_MomentumOfOne_SaysTheRange() => Assert.Equal(
        "Sgd: momentum = 1 must be at least 0 and below 1.",
        Assert.Throws<ArgumentException>(() => new Sgd<float>([Tensor<float>.Ones(1)], momentum: 1)).Message);

    [Fact]
    public void Constructor_NesterovWithoutMomentum_SaysWhatItNeeds() => Assert.Equal(
        "Sgd: nesterov looks ahead along the velocity and so needs momentum above 0, for example 0.9.",
        Assert.Throws<ArgumentException>(() => new Sgd<float>([Tensor<float>.Ones(1)], nesterov: true)).Message);

    private static Tensor<double> WithGradient(double value, double gradient)
    {
        Tensor<double> w = Tensor<double>.Full((1, 1), value).Learn();
        w.Linear(Tensor<double>.Full((1, 1), gradient)).Backward();
        return w;
    }

    private static Tensor<float> Filled(int length, float gradient)
    {
        Tensor<float> w = Tensor<float>.Full(length, 0.5).Learn();
        w.GradientBuffer().Data.Fill(gradient);
        return w;
    }

    private static Optimizer<float> Make(string name, Tensor<float>[] parameters) => name switch
    {
        "Sgd" => new Sgd<float>(parameters, 0.1, momentum: 0.9, weightDecay: 0.01),
        "Adam" => new Adam<float>(parameters, weightDecay: 0.01),
        "AdamW" => new AdamW<float>(parameters),
        "RmsProp" => new RmsProp<float>(parameters, momentum: 0.9, centered: true),
        _ => new Adagrad<float>(parameters),
    };
}

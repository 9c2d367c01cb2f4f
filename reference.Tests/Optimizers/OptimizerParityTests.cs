using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Optimizers;

/// <summary>Ten steps of every optimizer, the clippings and the schedules give PyTorch's numbers.</summary>
public class OptimizerParityTests
{
    private static readonly Parity s_theirs = Parity.Load("optimizers");
    private static readonly Parity s_rates = Parity.Load("schedules");

    private static readonly Dictionary<string, Func<int, double>> s_schedules = new()
    {
        ["constant"] = LearningRates.Constant(0.1),
        ["step"] = LearningRates.Step(0.1, 3, 0.5),
        ["exponential"] = LearningRates.Exponential(0.1, 0.8),
        ["cosine"] = LearningRates.Cosine(0.1, 10, 0.01),
        ["warm-up"] = LearningRates.WarmUp(4, LearningRates.Constant(0.1), 0.25),
        ["one-cycle"] = LearningRates.OneCycle(0.1, 20),
        ["one-cycle-early"] = LearningRates.OneCycle(0.1, 10, 0.5, 10, 100),
        ["function"] = epoch => 0.1 * Math.Pow(10, epoch / 20.0),
    };

    public static TheoryData<string> Optimizers => [.. Makers<double>().Keys];

    public static TheoryData<string> Schedules => [.. s_schedules.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TenSteps_InDouble_EqualPyTorch(string name)
        => Twins.Same(s_theirs.Values(name), Trajectory(Makers<double>()[name]), Parity.DoubleTolerance, name);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TenSteps_InFloat_EqualPyTorch(string name)
        => Twins.Same(s_theirs.Values(name), Trajectory(Makers<float>()[name]), Parity.FloatTolerance, name);

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Schedule_EveryTime_EqualsPyTorch(string name)
    {
        double[] theirs = s_rates.Values(name);
        Twins.Same(theirs, Enumerable.Range(0, theirs.Length).Select(s_schedules[name]), 1e-14, name);
    }

    [Fact]
    public void Clipping_ByNormAndValue_EqualsPyTorch()
    {
        Twins.Same(s_theirs.Values("clip-norm"), Clipped(w => GradientClipping.ByNorm([w], 1.5)), Parity.DoubleTolerance, "clip-norm");
        Twins.Same(s_theirs.Values("clip-norm-short"), Clipped(w => GradientClipping.ByNorm([w], 100)), Parity.DoubleTolerance, "clip-norm-short");
        Twins.Same(s_theirs.Values("clip-value"), Clipped(w => GradientClipping.ByValue([w], 0.3)), Parity.DoubleTolerance, "clip-value");
    }

    [Fact]
    public void Fixtures_AndTables_HaveTheSameCases()
    {
        Assert.Equal(s_theirs.Names.Order(), Makers<double>().Keys.Concat(["start", "target", "clip-norm", "clip-norm-short", "clip-value"]).Order());
        Assert.Equal(s_rates.Names.Order(), s_schedules.Keys.Order());
    }

    [Fact]
    public void Resume_FromCopiedState_IsBitIdentical()
    {
        foreach (Func<Tensor<float>[], Optimizer<float>> make in Makers<float>().Values)
        {
            (Tensor<float> straight, Tensor<float> first) = (Start<float>(), Start<float>());
            Steps(make([straight]), straight, 10);
            Optimizer<float> before = make([first]);
            Steps(before, first, 4);
            Tensor<float> second = first.Keep().Learn();
            Optimizer<float> after = make([second]);
            foreach (((_, Tensor<float> from), (_, Tensor<float> to)) in before.NamedState.Zip(after.NamedState))
            {
                from.Data.CopyTo(to.Data);
            }
            Steps(after, second, 6);
            Assert.Equal(straight.ToArray(), second.ToArray());
        }
    }

    private static Dictionary<string, Func<Tensor<T>[], Optimizer<T>>> Makers<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => new()
        {
            ["sgd"] = w => Nn<T>.Sgd(w, 0.03),
            ["sgd-decay"] = w => Nn<T>.Sgd(w, 0.03, weightDecay: 0.1),
            ["sgd-momentum"] = w => Nn<T>.Sgd(w, 0.02, momentum: 0.9, weightDecay: 0.01),
            ["sgd-nesterov"] = w => Nn<T>.Sgd(w, 0.02, momentum: 0.9, nesterov: true, weightDecay: 0.01),
            ["adagrad"] = w => Nn<T>.Adagrad(w, 0.1),
            ["adagrad-started"] = w => Nn<T>.Adagrad(w, 0.1, 1e-7, 0.1, 0.1),
            ["rmsprop"] = w => Nn<T>.RmsProp(w),
            ["rmsprop-momentum"] = w => Nn<T>.RmsProp(w, alpha: 0.9, momentum: 0.9, weightDecay: 0.1),
            ["rmsprop-centered"] = w => Nn<T>.RmsProp(w, centered: true),
            ["adam"] = w => Nn<T>.Adam(w, 0.1),
            ["adam-decay"] = w => Nn<T>.Adam(w, 0.05, 0.8, 0.99, 1e-6, 0.1),
            ["adamw"] = w => Nn<T>.AdamW(w, 0.1, weightDecay: 0.1),
            ["adamw-no-decay"] = w => Nn<T>.AdamW(w, 0.1, weightDecay: 0),
        };

    private static List<double> Trajectory<T>(Func<Tensor<T>[], Optimizer<T>> make)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor<T> w = Start<T>();
        return Steps(make([w]), w, 10);
    }

    private static List<double> Steps<T>(Optimizer<T> optimizer, Tensor<T> w, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<double> course = [];
        for (int i = 0; i < count; i++)
        {
            optimizer.ZeroGrad();
            Loss(w).Backward();
            optimizer.Step();
            course.AddRange(w.ToArray().Select(double.CreateChecked));
        }
        return course;
    }

    private static double[] Clipped(Action<Tensor<double>> clip)
    {
        Tensor<double> w = Start<double>();
        Loss(w).Backward();
        clip(w);
        return w.Grad!.ToArray();
    }

    private static Tensor<T> Start<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>("start").Learn();

    private static Tensor<T> Loss<T>(Tensor<T> w)
        where T : unmanaged, IFloatingPointIeee754<T>
        => (w - Read<T>("target")).Power(2).Sum() + w.Power(4).Sum();

    private static Tensor<T> Read<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.From([.. s_theirs.Values(name).Select(T.CreateChecked)], (2, 3));
}

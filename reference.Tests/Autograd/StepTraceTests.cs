using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Autograd;

public class StepTraceTests
{
    [Fact]
    public void ToString_ATrace_HasValuesAndGradientsOfEveryStep()
    {
        Tensor<double> x = Tensor<double>.From([1.0, 2.0]);
        Tensor<double> w = Tensor<double>.From([3.0, -4.0]).Learn();
        w.Name = "w";
        using StepTrace trace = StepTrace.Start();
        using (StepTrace.Layer("neuron"))
        {
            (x * w).Sum().Backward();
        }
        Assert.Equal(
            """
            1. Multiply  in neuron:  y = a \odot b
               input 0 (given)        (2,)         [1, 2]
               input 1 (w)            (2,)         [3, -4]
                 gradient so far      (2,)         [1, 2]
               output                 (2,)         [3, -8]
                 incoming gradient    (2,)         [1, 1]
            2. Sum  in neuron:  y = \sum_i x_i
               input 0 (step 1)       (2,)         [3, -8]
                 gradient so far      (2,)         [1, 1]
               output                 ()           [-5]
                 incoming gradient    ()           [1]

            """,
            trace.ToString());
    }

    [Fact]
    public void Clear_BetweenSteps_KeepsTheLastOnlyAndRecordsTheSame()
    {
        Tensor<float> w = Tensor<float>.From([3f, -4]).Learn();
        string Recorded(StepTrace trace, float x)
        {
            using Step step = Step.Begin();
            w.ZeroGrad();
            (Tensor<float>.From([x, 2]) * w).Relu().Sum().Backward();
            return trace.ToString();
        }

        string[] alone = new string[4], cleared = new string[4];
        for (int i = 0; i < alone.Length; i++)
        {
            using StepTrace trace = StepTrace.Start();
            alone[i] = Recorded(trace, i + 1);
        }
        using StepTrace all = StepTrace.Start();
        for (int i = 0; i < cleared.Length; i++)
        {
            all.Clear();
            cleared[i] = Recorded(all, i + 1);
        }
        Assert.Equal(alone, cleared);
        Assert.Equal(3, all.Forward.Count);
        Assert.Equal(alone[3], all.ToString());
    }

    [Fact]
    public void Clear_ValuesAndResultsOfBefore_SaySo()
    {
        using StepTrace trace = StepTrace.Start();
        trace.Clear();
        Tensor<float> y;
        using (Step.Begin())
        {
            y = Tensor<float>.From([1f, 2]).Learn() * 2;
        }
        TraceEntry entry = trace.Forward[0];
        Assert.Equal(2, y.Data[0]);
        trace.Clear();
        Assert.Equal(
            "StepTrace: the recorded values (2,) were given up by Clear() and their memory is used again; read them before.",
            Assert.Throws<InvalidOperationException>(() => entry.Output.Values).Message);
        Assert.Equal(
            "Tensor (2,): its step has ended and its memory is used again; call Keep() or Item() before the step ends.",
            Assert.Throws<InvalidOperationException>(() => y.Data.Length).Message);
    }

    [Fact]
    public void ToString_ALoss_HasEveryOperationOnceInOrder()
    {
        Tensor<double> a = Tensor<double>.Scalar(1).Learn();
        Tensor<double> b = a + a;
        string[] lines = [.. StepTrace.Of(b * b).ToString().Split('\n').Where(line => line.Length > 0 && line[0] != ' ')];
        Assert.Equal([@"1. Add:  y = a + b", @"2. Multiply:  y = a \odot b"], lines);
    }

    [Fact]
    public void ToString_ManyNumbers_ShowsTheFirstEight()
        => Assert.Contains("[0, 1, 2, 3, 4, 5, 6, 7, …]", StepTrace.Of(Tensor<float>.Range(100).Learn() + 0).ToString(), StringComparison.Ordinal);

    [Fact]
    public void ToString_TenThousandSteps_DoesNotOverflow()
    {
        Tensor<double> y = Tensor<double>.Scalar(0).Learn();
        for (int i = 0; i < 10_000; i++)
        {
            y += 1;
        }
        Assert.Contains("10000. Add", StepTrace.Of(y).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DataWithoutAGraph_SaysWhatToDo() => Assert.Equal(
        "StepTrace.Of: no operation with a learning input made this tensor, so there is no graph to show; mark parameters with Learn(), or record a StepTrace.",
        Assert.Throws<InvalidOperationException>(() => StepTrace.Of(Tensor<float>.Ones(2))).Message);

    [Fact]
    public void Of_AGraphWithFanOut_HasTheNumbersOfBackwardToTheLastBit()
    {
        Tensor<float> x = Tensor<float>.Normal((3, 4), new RandomSource(1)).Learn();
        Tensor<float> w = Tensor<float>.Normal((4, 4), new RandomSource(2)).Learn();
        Tensor<float> loss = ((x.Linear(w).Tanh() * x) + x.Linear(w).Sigmoid()).Mean();
        StepTrace aside = StepTrace.Of(loss);
        Assert.Null(w.Grad);
        loss.Backward();
        Assert.Equal(Bits(w.Grad!), Bits(Last(aside, w)));
        Assert.Equal(Bits(x.Grad!), Bits(Last(aside, x)));
    }

    [Fact]
    public void Of_AWalkedGraph_StillShowsAndLeavesTheGradients()
    {
        Tensor<double> w = Tensor<double>.From([3.0, -4.0]).Learn();
        Tensor<double> loss = (w * w).Sum();
        loss.Backward();
        StepTrace aside = StepTrace.Of(loss);
        Assert.Equal([6, -8], w.Grad!.ToArray());
        Assert.Equal([6, -8], Last(aside, w));
    }

    [Fact]
    public void Of_AResultOfSeveralNumbers_HasABackwardPassOnlyWithASeed()
    {
        Tensor<double> y = Tensor<double>.From([3.0, -4.0]).Learn() * 2;
        Assert.Empty(StepTrace.Of(y).Backward);
        Assert.Equal([2, 20], StepTrace.Of(y, Tensor<double>.From([1.0, 10.0])).Backward[0].Accumulated[0]!.Values);
        Assert.Equal(
            "StepTrace.Of: the incoming gradient (3,) must have the result's shape (2,).",
            Assert.Throws<ShapeException>(() => StepTrace.Of(y, Tensor<double>.Ones(3))).Message);
    }

    [Fact]
    public void Start_AParameterThatMoves_IsCopiedAsItWasEachTime()
    {
        Tensor<double> w = Tensor<double>.Scalar(2).Learn();
        using StepTrace trace = StepTrace.Start();
        _ = w * 3;
        _ = w * 4;
        w.Data[0] = 5;
        _ = w * 6;
        Assert.Same(trace.Forward[0].Inputs[0], trace.Forward[1].Inputs[0]);
        Assert.Equal(2, trace.Forward[0].Inputs[0].Values[0]);
        Assert.Equal(5, trace.Forward[2].Inputs[0].Values[0]);
    }

    private static IReadOnlyList<double> Last<T>(StepTrace trace, Tensor<T> tensor)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        => trace.Backward.SelectMany(entry => entry.Accumulated.Select((sum, i) => (entry.Inputs[i].Tensor, sum)))
            .Last(pair => ReferenceEquals(pair.Tensor, tensor) && pair.sum is not null).sum!.Values;

    private static long[] Bits(Tensor<float> tensor) => [.. tensor.ToArray().Select(number => BitConverter.DoubleToInt64Bits(number))];

    private static long[] Bits(IReadOnlyList<double> numbers) => [.. numbers.Select(BitConverter.DoubleToInt64Bits)];
}

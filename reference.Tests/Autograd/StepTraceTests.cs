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
        "Steps.Show: no operation with a learning input made this tensor, so there is no graph to show; mark parameters with Learn(), or record a StepTrace.",
        Assert.Throws<InvalidOperationException>(() => StepTrace.Of(Tensor<float>.Ones(2))).Message);
}

using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Autograd;

public class OperationProbeTests
{
    [Fact]
    public void Row_OfALinear_IsTheWeightForTheInputAndTheInputForTheWeight()
    {
        Tensor<double> x = Tensor<double>.From([2.0, 3.0], (1, 2));
        Tensor<double> w = Tensor<double>.From(new[,] { { 5.0, 7.0 }, { 11.0, 13.0 } }).Learn();
        OperationProbe probe = StepTrace.Of(x.Linear(w).Sum()).Forward[0].Probe;
        IReadOnlyList<double[]?> row = probe.Row(1);
        Assert.Equal([11, 13], row[0]!);
        Assert.Equal([0, 0, 2, 3], row[1]!);
        Assert.Null(x.Grad);
        Assert.False(x.RequiresGrad);
    }

    [Fact]
    public void Pull_AfterTheParameterMoved_AnswersForTheRecordedNumbers()
    {
        Tensor<double> w = Tensor<double>.Scalar(3).Learn();
        Tensor<double> loss = w.Power(2);
        OperationProbe probe = StepTrace.Of(loss).Forward[0].Probe;
        w.Data[0] = 100;
        Assert.Equal([6], probe.Pull([1])[0]!);
        Assert.Equal(100, w.Item());
    }

    [Fact]
    public void Pull_ATensorAtTwoPlaces_GivesBothSharesToTheFirst()
    {
        Tensor<double> a = Tensor<double>.Scalar(3).Learn();
        IReadOnlyList<double[]?> shares = StepTrace.Of(a * a).Forward[0].Probe.Pull([1]);
        Assert.Equal([6], shares[0]!);
        Assert.Null(shares[1]);
    }

    [Fact]
    public void Expand_ACrossEntropyWithEveryOption_EqualsTheFusedOneInOutputAndGradient() => Property.ForAll(draw =>
    {
        Tensor<double> logits = draw.Normal((3, 4)).Learn();
        int[] labels = [draw.Coin() ? 2 : 0, -100, 3];
        Tensor<double> fused = logits.CrossEntropy(labels, draw.Coin() ? 0.1 : 0, [1, 2, 0.5, 1.5], reduction: draw.Coin() ? Reduction.Mean : Reduction.None);
        Same(fused, logits);
    });

    [Fact]
    public void Expand_TheSoftmaxFamily_EqualsTheFusedOneInOutputAndGradient() => Property.ForAll(draw =>
    {
        Tensor<double> x = draw.Normal((2, 5)).Learn();
        Same(x.Softmax(), x);
        Same(x.LogSoftmax(), x);
        Same(x.LogSumExp(keepDims: true), x);
    });

    [Fact]
    public void Expand_WithinARecording_IsNotRecorded()
    {
        using StepTrace outer = StepTrace.Start();
        Tensor<double> y = Tensor<double>.Normal((2, 3), new RandomSource(1)).Learn().Softmax();
        StepTrace twin = outer.Forward[0].Probe.Expand(null)!;
        Assert.Single(outer.Forward);
        Assert.Equal(["Max", "Subtract", "Exp", "Sum", "Divide"], twin.Forward.Select(entry => entry.Name));
        Assert.True(StepTrace.IsRecording);
        Twins.Same(y.ToArray(), [.. twin.Forward[^1].Output.Values], 1e-15);
    }

    [Fact]
    public void Measure_AnInnerTensorInDouble_EqualsItsGradient()
    {
        Tensor<double> x = Tensor<double>.Normal((2, 3), new RandomSource(3)).Learn();
        Tensor<double> loss = x.Tanh().Softmax().Power(2).Sum();
        StepTrace trace = StepTrace.Of(loss);
        TraceValue inner = trace.Forward[0].Output;
        IReadOnlyList<double> measured = trace.Replay()!.Measure(inner, [0, 1, 2, 3, 4, 5])!;
        TraceValue gradient = trace.Backward.Single(entry => ReferenceEquals(entry.Inputs[0].Tensor, inner.Tensor)).Accumulated[0]!;
        Twins.Same([.. gradient.Values], [.. measured], 1e-8);
        double before = loss.Item();
        loss.Backward();
        Assert.Equal(before, trace.Forward[^1].Output.Values[0]);
    }

    [Fact]
    public void Measure_AnOperationThatDoesNotRepeat_SaysSo()
    {
        Tensor<double> x = Tensor<double>.Scalar(2).Learn();
        StepTrace trace = StepTrace.Of(new Unsteady(x).Apply());
        Assert.Null(trace.Replay()!.Measure(trace.Forward[0].Inputs[0], [0]));
        Assert.Equal(3, trace.Forward[0].Output.Values[0]);
    }

    /// <summary>The twin has the fused result and gives the same gradient from the same incoming one.</summary>
    private static void Same(Tensor<double> fused, Tensor<double> input)
    {
        Tensor<double> composed = fused.Source!.Expand()!;
        Twins.Same(fused.ToArray(), composed.ToArray(), 1e-12);
        Tensor<double> dy = Tensor<double>.Normal(fused.Shape, new RandomSource(9));
        input.Grad = null;
        fused.Backward(dy);
        double[] wanted = input.Grad!.ToArray();
        input.Grad = null;
        composed.Backward(dy);
        Twins.Same(wanted, input.Grad!.ToArray(), 1e-12, "gradient");
    }

    private sealed class Unsteady(Tensor<double> x) : Operation<double>(x)
    {
        private double _runs;

        public override string Name => "Unsteady";

        public override string Equation => "y = x + n";

        public override void Backward(ReadOnlySpan<double> dy, GradientBuffers<double> into) => into[0][0] += dy[0];

        protected override Tensor<double> Forward() => Tensor<double>.Scalar(Input(0).Data[0] + ++_runs);
    }
}

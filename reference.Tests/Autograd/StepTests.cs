using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Autograd;

public class StepTests
{
    [Fact]
    public void Data_AfterTheStep_SaysWhatToDo()
    {
        Tensor<float> inside;
        using (Step.Begin())
        {
            inside = Tensor<float>.Ones(3) + 1;
        }
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => inside.Data.Length);
        Assert.Equal("Tensor (3,): its step has ended and its memory is used again; call Keep() or Item() before the step ends.", error.Message);
    }

    [Fact]
    public void Keep_InsideTheStep_OutlivesIt()
    {
        Tensor<float> kept;
        using (Step.Begin())
        {
            kept = (Tensor<float>.Ones(3) + 1).Keep();
        }
        Assert.Equal([2f, 2f, 2f], kept.ToArray());
    }

    [Fact]
    public void Grad_OfAParameter_OutlivesTheStep()
    {
        Tensor<float> w = Tensor<float>.Ones((1, 2)).Learn();
        using (Step.Begin())
        {
            Tensor<float>.Ones((1, 2)).Linear(w).Backward();
        }
        Assert.Equal([1f, 1f], w.Grad!.ToArray());
    }

    [Fact]
    public void Begin_InsideAStep_SaysEndTheFirst()
    {
        using Step step = Step.Begin();
        Assert.Equal(
            "Step.Begin: a step is open on this thread already; end it first (close its using block).",
            Assert.Throws<InvalidOperationException>(Step.Begin).Message);
    }

    [Fact]
    public void Backward_Twice_SaysTheGraphIsSpent()
    {
        Tensor<double> y = Tensor<double>.Scalar(2).Learn() + 1;
        y.Backward();
        Assert.Equal(
            "Backward: the graph through Add was walked already and its saved values are gone; compute the loss again before a second Backward.",
            Assert.Throws<InvalidOperationException>(y.Backward).Message);
    }

    [Fact]
    public void Backward_TwoLossesOverOneSpentPart_SaysTheGraphIsSpent()
    {
        Tensor<double> shared = Tensor<double>.Scalar(2).Learn() + 1;
        (shared + 1).Backward();
        Assert.Equal(
            "Backward: the graph through Add was walked already and its saved values are gone; compute the loss again before a second Backward.",
            Assert.Throws<InvalidOperationException>((shared + 2).Backward).Message);
    }

    [Fact]
    public void Backward_AfterAWalkThatFailed_SaysTheGraphIsSpent()
    {
        Tensor<double> loss = new FailingOperation(Tensor<double>.Scalar(2).Learn()).Apply();
        Assert.Equal("burst", Assert.Throws<ArithmeticException>(loss.Backward).Message);
        Assert.StartsWith("Backward: the graph through Failing was walked already", Assert.Throws<InvalidOperationException>(loss.Backward).Message, StringComparison.Ordinal);
    }

    private sealed class FailingOperation(Tensor<double> x) : Operation<double>(x)
    {
        public override string Name => "Failing";

        public override string Equation => "y = x";

        public override void Backward(ReadOnlySpan<double> dy, GradientBuffers<double> into) => throw new ArithmeticException("burst");

        protected override Tensor<double> Forward() => Input(0).Keep();
    }
}

using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Autograd;

/// <summary>Gradients of results inside the graph, kept to look at.</summary>
public class RetainGradTests
{
    /// <summary>Cut the graph at the result, make it a leaf there: what the leaf is told is what the result has to keep.</summary>
    [Fact]
    public void RetainGrad_InnerResult_KeepsTheGradientOfALeafInItsPlace() => Property.ForAll(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape()).Learn();
        Func<Tensor<double>, Tensor<double>> before = Stage(draw), after = Stage(draw), beside = Stage(draw);
        Tensor<double> weights = draw.Normal(x.Shape);
        Tensor<double> inner, leaf;
        using (Step.Begin())
        {
            inner = before(x).RetainGrad();
            leaf = Tensor<double>.From(inner.ToArray(), inner.Shape).Learn();
            // Two uses, so that both shares must have arrived before the gradient is kept.
            (after(inner) + beside(inner)).Backward(weights);
            (after(leaf) + beside(leaf)).Backward(weights);
        }
        // Kept as an optimizer needs it: beyond the step's end.
        Assert.Equal(leaf.Grad!.ToArray(), inner.Grad!.ToArray());
    });

    [Fact]
    public void RetainGrad_InnerResult_ChangesNoOtherGradient() => Property.ForAll(draw =>
    {
        Tensor<double> start = draw.Normal(draw.Shape()), weights = draw.Normal(start.Shape);
        Func<Tensor<double>, Tensor<double>> before = Stage(draw), after = Stage(draw);
        double[] Slopes(bool retain)
        {
            Tensor<double> x = Tensor<double>.From(start.ToArray(), start.Shape).Learn(), inner = before(x);
            Tensor<double> result = after(retain ? inner.RetainGrad() : inner);
            result.Backward(weights);
            Assert.Equal(retain, inner.Grad is not null);
            Assert.Null(result.Grad);
            return x.Grad!.ToArray();
        }
        Assert.Equal(Slopes(retain: false), Slopes(retain: true));
    });

    private static Func<Tensor<double>, Tensor<double>> Stage(Draw draw) => draw.Pick<Func<Tensor<double>, Tensor<double>>>(
        x => x.Tanh(), x => x.Softmax(), x => x * x, x => x.Sigmoid() + x, x => -x);
}

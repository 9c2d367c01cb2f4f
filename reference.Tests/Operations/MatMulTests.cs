using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class MatMulTests
{
    [Fact]
    [Proves(typeof(MatMulOperation<>))]
    public void Backward_Batched_EqualsDifferenceQuotient() => Property.Gradient<MatMulOperation<double>>(draw =>
    {
        (int batch, int m, int n, int k) = (draw.Size(), draw.Size(), draw.Size(), draw.Size());
        Shape a = draw.Coin() ? (batch, m, k) : (m, k);
        Shape b = a.Rank == 3 && draw.Coin() ? (batch, k, n) : (k, n);
        return new GradientCase(x => x[0].MatMul(x[1]), draw.Normal(a), draw.Normal(b));
    });

    [Fact]
    [Proves(typeof(LinearOperation<>))]
    public void Linear_Backward_EqualsDifferenceQuotient() => Property.Gradient<LinearOperation<double>>(draw =>
    {
        (int rows, int inputs, int outputs) = (draw.Size(), draw.Size(), draw.Size());
        Tensor<double> x = draw.Normal(draw.Coin() ? (rows, inputs) : (2, rows, inputs));
        Tensor<double> w = draw.Normal((outputs, inputs));
        return draw.Coin()
            ? new GradientCase(t => t[0].Linear(t[1], t[2]), x, w, draw.Normal(outputs))
            : new GradientCase(t => t[0].Linear(t[1]), x, w);
    });

    [Fact]
    public void MatMul_InnerSizesDiffer_SaysBothShapes()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => Tensor<double>.Ones((2, 3)).MatMul(Tensor<double>.Ones((2, 3))));
        Assert.Equal(
            "MatMul: a (2, 3) times b (2, 3) needs two axes each and the last axis of a equal to the last but one of b. Did you mean to Transpose one of them?",
            error.Message);
    }
}

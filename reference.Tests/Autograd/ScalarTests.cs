using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Autograd;

/// <summary>The scalar engine and the tensor engine are two programs for one calculus: they must agree.</summary>
public class ScalarTests
{
    [Fact]
    public void Backward_DrawnExpressions_EqualsTheTensorGraph() => Property.ForAll(draw =>
    {
        double[] values = [draw.Random.Uniform(0.2, 2), draw.Random.Uniform(0.2, 2), draw.Random.Uniform(0.2, 2)];
        List<Scalar> scalars = [.. values.Select(value => new Scalar(value))];
        List<Tensor<double>> tensors = [.. values.Select(value => Tensor<double>.Scalar(value).Learn())];
        for (int step = 0; step < 12; step++)
        {
            (int a, int b) = (draw.Random.Integer(0, scalars.Count), draw.Random.Integer(0, scalars.Count));
            int operation = draw.Random.Integer(0, 10);
            scalars.Add(Apply(operation, scalars[a], scalars[b]));
            tensors.Add(Apply(operation, tensors[a], tensors[b]));
        }
        Scalar result = scalars.Aggregate((sum, next) => sum + next);
        Tensor<double> loss = tensors.Aggregate((sum, next) => sum + next);
        result.Backward();
        loss.Backward();
        Twins.Same([loss.Item()], [result.Value], 1e-12);
        Twins.Same(tensors[..3].Select(tensor => tensor.Grad!.Item()), scalars[..3].Select(scalar => scalar.Gradient), 1e-10, "gradient");
    });

    [Fact]
    public void Backward_SharedTwice_AddsBothShares()
    {
        Scalar a = 1;
        Scalar b = a + a;
        (b + b).Backward();
        Assert.Equal(4, a.Gradient);
    }

    [Fact]
    public void Backward_Twice_AddsUp()
    {
        Scalar a = 3;
        Scalar y = a * a;
        y.Backward();
        y.Backward();
        Assert.Equal(12, a.Gradient);
    }

    [Fact]
    public void Backward_LongChain_DoesNotOverflow()
    {
        Scalar a = 1;
        Scalar y = a;
        for (int i = 0; i < 100_000; i++)
        {
            y += 0;
        }
        y.Backward();
        Assert.Equal(1, a.Gradient);
    }

    [Fact]
    public void Parents_OfAProduct_AreItsFactors()
    {
        Scalar a = 2, b = 3;
        Assert.Equal([a, b], (a * b).Parents);
    }

    private static Scalar Apply(int operation, Scalar a, Scalar b) => operation switch
    {
        0 => a + b,
        1 => a - b,
        2 => a * b,
        3 => a / ((b * b) + 1),
        4 => -a,
        5 => a.Tanh(),
        6 => a.Sigmoid(),
        7 => a.Tanh().Exp(),
        8 => ((a * a) + 0.5).Log(),
        _ => ((a * a) + 0.5).Power(-0.5) + b.Relu(),
    };

    private static Tensor<double> Apply(int operation, Tensor<double> a, Tensor<double> b) => operation switch
    {
        0 => a + b,
        1 => a - b,
        2 => a * b,
        3 => a / ((b * b) + 1),
        4 => -a,
        5 => a.Tanh(),
        6 => a.Sigmoid(),
        7 => a.Tanh().Exp(),
        8 => ((a * a) + 0.5).Log(),
        _ => ((a * a) + 0.5).Power(-0.5) + b.Relu(),
    };
}

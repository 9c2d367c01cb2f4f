using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using static Tutorial.Reference.Nn<double>;

namespace Tutorial.Reference.Tests.Layers;

public class PerceptronTests
{
    [Fact]
    public void Learn_SeparableClasses_ConvergesWithinNovikoffsBound() => Property.ForAll(draw =>
    {
        (int features, int count) = (draw.Size(1, 5), draw.Size(1, 30));
        // A hidden unit vector (v, c) decides the classes, and points closer than the margin to its plane are drawn again.
        double[] hidden = Unit(draw, features + 1);
        double margin = 0.1, longest = 0;
        Tensor<double> x = Tensor<double>.Zeros((count, features)), targets = Tensor<double>.Zeros(count);
        for (int n = 0; n < count; n++)
        {
            double distance;
            do
            {
                distance = hidden[features];
                for (int d = 0; d < features; d++)
                {
                    x[n, d] = draw.Random.Normal();
                    distance += hidden[d] * x[n, d];
                }
            }
            while (Math.Abs(distance) < margin);
            targets[n] = distance > 0 ? 1 : 0;
            longest = Math.Max(longest, 1 + Enumerable.Range(0, features).Sum(d => x[n, d] * x[n, d]));
        }
        Perceptron<double> perceptron = Perceptron(features, draw.Pick(0.25, 1, 2));
        int mistakes = 0, latest;
        do
        {
            latest = perceptron.Learn(x, targets);
            mistakes += latest;
            Assert.True(mistakes <= longest / (margin * margin), $"{mistakes} mistakes, at most {longest / (margin * margin)} allowed");
        }
        while (latest > 0);
        Assert.Equal(targets.ToArray(), perceptron.Forward(x).ToArray());
    });

    [Fact]
    public void Learn_Xor_NeverEnds()
    {
        Perceptron<double> perceptron = Perceptron(2);
        Tensor<double> x = Tensor<double>.From(new[,] { { 0.0, 0.0 }, { 0.0, 1.0 }, { 1.0, 0.0 }, { 1.0, 1.0 } });
        Assert.DoesNotContain(0, Enumerable.Range(0, 1000).Select(_ => perceptron.Learn(x, Tensor<double>.From([0, 1, 1, 0]))));
    }

    [Fact]
    public void Parameters_Perceptron_HasNoneForAnOptimizer()
    {
        Assert.Empty(Perceptron(2).Parameters());
        Assert.Equal(["weight", "bias"], Perceptron(2).NamedBuffers().Select(buffer => buffer.Name));
    }

    [Fact]
    public void Learn_TargetThatIsNoClass_SaysWhichAreAllowed()
        => Says("Perceptron(2): the target 0.5 must be 0 or 1.", () => Perceptron(2).Learn(Tensor<double>.Ones((1, 2)), Tensor<double>.From([0.5])));

    [Fact]
    public void Learn_OtherNumberOfTargets_SaysTheShape()
        => Says("Perceptron(2): the targets (3,) must be (1,), one for each row of x (1, 2).", () => Perceptron(2).Learn(Tensor<double>.Ones((1, 2)), Tensor<double>.Ones(3)));

    [Fact]
    public void Forward_OtherFeatures_SaysTheShape()
        => Says("Perceptron(2): x (1, 3) must be (N, 2).", () => Perceptron(2).Forward(Tensor<double>.Ones((1, 3))));

    private static void Says(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);

    private static double[] Unit(Draw draw, int size)
    {
        double[] vector = draw.Normal(size).ToArray();
        double length = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }
}

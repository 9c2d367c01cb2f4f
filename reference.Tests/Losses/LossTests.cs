using Tutorial.Reference.Losses;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Losses;

public class LossTests
{
    [Fact]
    public void MseLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new MseLoss<double>(reduction), draw => Pair(draw, draw.Shape()));

    [Fact]
    public void MaeLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new MaeLoss<double>(reduction), draw => Apart(draw, 0));

    [Fact]
    public void HuberLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new HuberLoss<double>(0.7, reduction), draw => Apart(draw, -0.7, 0.7));

    [Fact]
    public void BceLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new BceLoss<double>(reduction), draw =>
        {
            Shape shape = draw.Shape();
            return [Tensor<double>.Uniform(shape, draw.Random, 0.1, 0.9), Tensor<double>.Uniform(shape, draw.Random, 0.1, 0.9)];
        });

    [Fact]
    public void BceWithLogitsLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new BceWithLogitsLoss<double>(2.5, reduction), draw => Pair(draw, draw.Shape()));

    [Fact]
    public void KlDivergenceLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new KlDivergenceLoss<double>(reduction), draw =>
        {
            Shape shape = draw.Shape();
            return [draw.Normal(shape), draw.Positive(shape)];
        });

    [Fact]
    public void HingeLoss_Backward_EqualsDifferenceQuotient()
        => Proven(reduction => new HingeLoss<double>(reduction), draw =>
        {
            Tensor<double> margin = draw.AwayFrom(draw.Shape(), 1);
            Tensor<double> target = Tensor<double>.From([.. margin.ToArray().Select(_ => draw.Coin() ? 1.0 : -1.0)], margin.Shape);
            return [(margin * target).Detach(), target];
        });

    [Fact]
    public void CrossEntropyLoss_OfDistributions_EqualsDifferenceQuotient()
        => Proven(
            reduction => new CrossEntropyLoss<double>(labelSmoothing: 0.2, classWeights: [1, 2, 3], reduction: reduction),
            draw => Pair(draw, (draw.Size(), 3)));

    [Fact]
    public void CrossEntropyLoss_IndicesAsTensor_EqualsIndices()
    {
        Tensor<float> logits = Tensor<float>.Normal((3, 4), new RandomSource(1));
        var loss = new CrossEntropyLoss<float>();
        Assert.Equal(loss.Forward(logits, [2, 0, 3]).Item(), loss.Forward(logits, Tensor<float>.From([2, 0, 3])).Item());
    }

    [Fact]
    public void CrossEntropyLoss_OneHot_EqualsIndices()
    {
        Tensor<double> logits = Tensor<double>.Normal((3, 3), new RandomSource(1));
        var loss = new CrossEntropyLoss<double>(labelSmoothing: 0.1);
        Assert.Equal(loss.Forward(logits, [0, 1, 2]).Item(), loss.Forward(logits, Tensor<double>.Identity(3)).Item(), 14);
    }

    [Fact]
    public void MseLoss_OtherShape_SaysReshape() => Assert.Equal(
        "MseLoss: prediction (4, 1) and target (4,) must have the same shape. Did you mean target.Reshape(4, 1)?",
        Assert.Throws<ShapeException>(() => new MseLoss<float>().Forward(Tensor<float>.Ones((4, 1)), Tensor<float>.Ones(4))).Message);

    [Fact]
    public void CrossEntropyLoss_TargetOfNeitherShape_SaysBoth() => Assert.Equal(
        "CrossEntropyLoss: target (3, 4) fits logits (3, 5) neither as class indices (the shape without its last axis) nor as distributions (the same shape).",
        Assert.Throws<ShapeException>(() => new CrossEntropyLoss<float>().Forward(Tensor<float>.Ones((3, 5)), Tensor<float>.Ones((3, 4)))).Message);

    [Fact]
    public void CrossEntropyLoss_IndexOfHalf_SaysWholeNumbers() => Assert.Equal(
        "CrossEntropyLoss: class index 0.5 is no class; give whole numbers, or distributions of the logits' shape.",
        Assert.Throws<ArgumentException>(() => new CrossEntropyLoss<float>().Forward(Tensor<float>.Ones((1, 2)), Tensor<float>.From([0.5f]))).Message);

    [Fact]
    public void BceLoss_OfALogit_SaysSigmoidFirst() => Assert.Equal(
        "BinaryCrossEntropy: p = 1.5 at flat index 1 is no probability; apply Sigmoid first, or use BinaryCrossEntropyWithLogits.",
        Assert.Throws<ArgumentException>(() => new BceLoss<float>().Forward(Tensor<float>.From([0.5f, 1.5f]), Tensor<float>.Ones(2))).Message);

    [Fact]
    public void BceLoss_AtZeroAndOne_IsCutAtAHundred()
    {
        Tensor<float> p = Tensor<float>.From([0f, 1f]).Learn();
        Tensor<float> loss = new BceLoss<float>(Reduction.None).Forward(p, Tensor<float>.From([1f, 1f]));
        loss.Backward(Tensor<float>.Ones(2));
        Assert.Equal([100f, 0f], loss.ToArray());
        Assert.Equal([-1e12f, 0f], p.Grad!.ToArray());
    }

    [Fact]
    public void KlDivergenceLoss_EmptyBatch_SaysSo() => Assert.Equal(
        "KlDivergenceLoss: the batch (0, 3) has nothing to average; give at least one row.",
        Assert.Throws<ShapeException>(() => new KlDivergenceLoss<float>().Forward(Tensor<float>.Ones((0, 3)), Tensor<float>.Ones((0, 3)))).Message);

    [Fact]
    public void Factories_EveryLoss_MakeTheirLoss() => Assert.Equal(
        ["MseLoss", "MaeLoss", "HuberLoss", "BceLoss", "BceWithLogitsLoss", "CrossEntropyLoss", "KlDivergenceLoss", "HingeLoss"],
        new Loss<float>[]
        {
            Nn<float>.MseLoss(), Nn<float>.MaeLoss(), Nn<float>.HuberLoss(), Nn<float>.BceLoss(), Nn<float>.BceWithLogitsLoss(),
            Nn<float>.CrossEntropyLoss(), Nn<float>.KlDivergenceLoss(), Nn<float>.HingeLoss(),
        }.Select(loss => loss.Name));

    private static void Proven(Func<Reduction, Loss<double>> make, Func<Draw, Tensor<double>[]> inputs) => Property.Gradient(draw =>
    {
        Loss<double> loss = make(draw.Pick(Reduction.Mean, Reduction.Sum, Reduction.None));
        return new GradientCase(x => loss.Forward(x[0], x[1]), inputs(draw));
    });

    private static Tensor<double>[] Pair(Draw draw, Shape shape) => [draw.Normal(shape), draw.Normal(shape)];

    private static Tensor<double>[] Apart(Draw draw, params double[] kinks)
    {
        Tensor<double> difference = draw.AwayFrom(draw.Shape(), kinks);
        Tensor<double> target = draw.Normal(difference.Shape);
        return [(difference + target).Detach(), target];
    }
}

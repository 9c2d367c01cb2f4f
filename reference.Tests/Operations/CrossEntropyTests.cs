using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class CrossEntropyTests
{
    [Fact]
    [Proves(typeof(CrossEntropyOperation<>))]
    public void Backward_DrawnSettings_EqualsDifferenceQuotient() => Property.Gradient<CrossEntropyOperation<double>>(draw =>
    {
        Tensor<double> logits = draw.Normal(draw.Shape());
        int classes = logits.Shape[-1];
        int[] labels = [.. Enumerable.Range(0, logits.Length / classes).Select(_ => draw.Size(0, 4) == 0 ? -100 : draw.Random.Integer(0, classes))];
        double smoothing = draw.Pick(0, 0.1, 1);
        double[]? weights = draw.Coin() ? draw.Positive(classes).ToArray() : null;
        Reduction reduction = draw.Pick(Reduction.Mean, Reduction.Sum, Reduction.None);
        return new GradientCase(x => x[0].CrossEntropy(labels, smoothing, weights, reduction: reduction), logits);
    });

    [Fact]
    public void CrossEntropy_HugeLogits_StaysFinite()
    {
        Tensor<float> logits = Tensor<float>.From(new[,] { { 1e4f, -1e4f } }).Learn();
        Tensor<float> loss = logits.CrossEntropy([1]);
        loss.Backward();
        Assert.Equal(2e4, loss.Item());
        Assert.Equal([1f, -1f], logits.Grad!.ToArray());
    }

    [Fact]
    public void CrossEntropy_AllIgnored_IsZero()
        => Assert.Equal(0, Tensor<float>.Ones((2, 3)).CrossEntropy([-100, -100]).Item());

    [Fact]
    public void CrossEntropy_LabelOutOfRange_SaysWhichAndTheRange() => Assert.Equal(
        "CrossEntropy: label 3 at place 1 is none of the 3 classes of logits (2, 3); labels run from 0 to 2, or are ignoreIndex = -100.",
        Assert.Throws<ArgumentException>(() => Tensor<float>.Ones((2, 3)).CrossEntropy([0, 3])).Message);

    [Fact]
    public void CrossEntropy_TooFewLabels_SaysHowMany() => Assert.Equal(
        "CrossEntropy: 1 labels for logits (2, 3); give 2, one for each row of 3 scores.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).CrossEntropy([0])).Message);

    [Fact]
    public void CrossEntropy_WrongWeights_SaysHowMany() => Assert.Equal(
        "CrossEntropy: 2 class weights for logits (1, 3); give 3, one for each class.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((1, 3)).CrossEntropy([0], classWeights: [1, 2])).Message);

    [Fact]
    public void CrossEntropy_SmoothingAboveOne_SaysTheRange() => Assert.Equal(
        "CrossEntropy: labelSmoothing = 1.5 must lie between 0 and 1.",
        Assert.Throws<ArgumentException>(() => Tensor<float>.Ones((1, 3)).CrossEntropy([0], labelSmoothing: 1.5)).Message);

    [Fact]
    public void CrossEntropy_NoClasses_SaysWhatTheLastAxisIs() => Assert.Equal(
        "CrossEntropy: the logits (2, 0) need a last axis with one score for each class.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 0)).CrossEntropy([0, 0])).Message);
}

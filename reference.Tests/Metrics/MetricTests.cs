using Tutorial.Reference.Metrics;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Metrics;

public class MetricTests
{
    private static readonly Tensor<float> s_scores = Tensor<float>.From(new[,] { { 3f, 2f, 1f }, { 0f, 5f, 4f }, { 1f, 2f, 9f }, { 7f, 8f, 0f } });

    [Fact]
    public void Accuracy_TwoOfFour_IsAHalf() => Assert.Equal(0.5, Metric.Accuracy(s_scores, [0, 2, 2, 0]));

    [Fact]
    public void Accuracy_LabelsAsTensor_IsTheSame() => Assert.Equal(0.5, Metric.Accuracy(s_scores, Tensor<float>.From([0, 2, 2, 0])));

    [Fact]
    public void TopK_OfTwo_CountsSecondPlaces() => Assert.Equal(1, Metric.TopK(s_scores, [0, 2, 2, 0], 2));

    [Fact]
    public void TopK_RowOfNaN_IsWrong() => Assert.Equal(0, Metric.TopK(Tensor<float>.Full((1, 3), double.NaN), [0], 1));

    [Fact]
    public void ArgMax_EachRow_IsTheLargest() => Assert.Equal([0, 1, 2, 1], Metric.ArgMax(s_scores));

    [Fact]
    public void BinaryAccuracy_OnProbabilities_CountsBothSides()
        => Assert.Equal(0.75, Metric.BinaryAccuracy(Tensor<float>.From([0.9f, 0.2f, 0.6f, 0.4f]), Tensor<float>.From([1f, 0f, 0f, 0f])));

    [Fact]
    public void RocAuc_Drawn_IsTheShareOfOrderedPairs() => Property.ForAll(draw =>
    {
        int count = draw.Size(2, 30);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => (double)draw.Size(0, 6))];
        bool[] positive = [.. Enumerable.Range(0, count).Select(i => i == 0 || (i > 1 && draw.Coin()))];
        double[] pairs = [.. from p in Enumerable.Range(0, count)
                             where positive[p]
                             from n in Enumerable.Range(0, count)
                             where !positive[n]
                             select scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0.0];
        Assert.Equal(pairs.Average(), Metric.RocAuc(scores, positive), 12);
    });

    [Fact]
    public void RocAuc_OneKindOnly_SaysSo() => Assert.Equal(
        "RocAuc: 2 scores with 2 positives and 0 negatives; give one score for each example and at least one example of both kinds.",
        Assert.Throws<ArgumentException>(() => Metric.RocAuc([1, 2], [true, true])).Message);

    [Fact]
    public void Perplexity_OfAUniformGuess_IsTheVocabulary() => Assert.Equal(50, Metric.Perplexity(Math.Log(50)), 10);

    [Fact]
    public void TopK_LabelOutOfRange_SaysTheRange() => Assert.Equal(
        "TopK: label 3 is none of the 3 classes; labels run from 0 to 2.",
        Assert.Throws<ArgumentException>(() => Metric.TopK(Tensor<float>.Ones((1, 3)), [3], 1)).Message);

    [Fact]
    public void Accuracy_LabelOutOfRange_SaysTheRange() => Assert.Equal(
        "Accuracy: label 3 is none of the 3 classes; labels run from 0 to 2.",
        Assert.Throws<ArgumentException>(() => Metric.Accuracy(Tensor<float>.Ones((1, 3)), [3])).Message);

    [Fact]
    public void TopK_TooManyLabels_SaysBoth() => Assert.Equal(
        "TopK: 2 labels do not fit scores (1, 3); give one label for each row of scores, and at least one row.",
        Assert.Throws<ShapeException>(() => Metric.TopK(Tensor<float>.Ones((1, 3)), [0, 1], 1)).Message);

    [Fact]
    public void TopK_KTooLarge_SaysTheRange() => Assert.Equal(
        "TopK: k = 4 must lie between 1 and the 3 classes of scores (1, 3).",
        Assert.Throws<ArgumentException>(() => Metric.TopK(Tensor<float>.Ones((1, 3)), [0], 4)).Message);
}

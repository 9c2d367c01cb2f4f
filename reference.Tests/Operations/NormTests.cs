using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class NormTests
{
    [Fact]
    [Proves(typeof(LayerNormOperation<>))]
    public void LayerNorm_Backward_EqualsDifferenceQuotient() => Property.Gradient<LayerNormOperation<double>>(draw =>
    {
        Shape shape = draw.Shape();
        int features = shape[-1];
        Tensor<double> x = draw.Spread(shape, i => i / features), w = draw.Normal(features);
        return draw.Coin()
            ? new GradientCase(t => t[0].LayerNorm(t[1], t[2]), x, w, draw.Normal(features))
            : new GradientCase(t => t[0].LayerNorm(t[1]), x, w);
    });

    [Fact]
    [Proves(typeof(BatchNormOperation<>))]
    public void BatchNorm_Backward_EqualsDifferenceQuotient() => Property.Gradient<BatchNormOperation<double>>(draw =>
    {
        (int batch, int channels, bool training) = (draw.Size(2, 4), draw.Size(1, 3), draw.Coin());
        Shape shape = draw.Pick<Shape>((batch, channels), (batch, channels, draw.Size(1, 3)), (batch, channels, draw.Size(1, 2), draw.Size(1, 3)));
        int area = shape.Length / (batch * channels);
        (Tensor<double> mean, Tensor<double> variance) = (draw.Normal(channels), draw.Positive(channels));
        // Running statistics are copied for each call, or the finite differences would be taken between different functions in evaluation.
        return new GradientCase(
            t => t[0].BatchNorm(t[1], t[2], mean.Keep(), variance.Keep(), training),
            draw.Spread(shape, i => i / area % channels), draw.Normal(channels), draw.Normal(channels));
    });

    [Fact]
    public void BatchNorm_Training_MovesTheRunningStatisticsByMomentum()
    {
        (Tensor<double> mean, Tensor<double> variance) = (Tensor<double>.Zeros(1), Tensor<double>.Ones(1));
        Tensor<double>.From([1, 2, 3, 6], (4, 1)).BatchNorm(Tensor<double>.Ones(1), Tensor<double>.Zeros(1), mean, variance, training: true, momentum: 0.5);
        // Batch mean 3; unbiased variance (4 + 1 + 0 + 9) / 3 = 14 / 3.
        Assert.Equal(1.5, mean.Item(), 1e-12);
        Assert.Equal((1 + (14.0 / 3)) / 2, variance.Item(), 1e-12);
    }

    [Fact]
    public void BatchNorm_Evaluation_LeavesTheRunningStatistics()
    {
        (Tensor<double> mean, Tensor<double> variance) = (Tensor<double>.Full(1, 2), Tensor<double>.Full(1, 4));
        Tensor<double> y = Tensor<double>.From([2, 6], (2, 1)).BatchNorm(Tensor<double>.Ones(1), Tensor<double>.Zeros(1), mean, variance, training: false, epsilon: 0);
        Assert.Equal([0, 2], y.ToArray());
        Assert.Equal((2.0, 4.0), (mean.Item(), variance.Item()));
    }

    [Fact]
    public void BatchNorm_EmptyBatchInTraining_ChangesNothing()
    {
        (Tensor<double> mean, Tensor<double> variance) = (Tensor<double>.Full(2, 3), Tensor<double>.Full(2, 4));
        Tensor<double>.Ones((0, 2)).BatchNorm(Tensor<double>.Ones(2), Tensor<double>.Zeros(2), mean, variance, training: true);
        Assert.Equal([3, 3, 4, 4], [.. mean.ToArray(), .. variance.ToArray()]);
    }

    [Fact]
    public void LayerNorm_LargeMean_KeepsItsPrecision()
    {
        // Σx² − μ² would leave nothing of a deviation of 1 beside a mean of 10⁵ in float.
        Tensor<float> y = Tensor<float>.From([99_999, 100_000, 100_001], (1, 3)).LayerNorm(Tensor<float>.Ones(3));
        Assert.Equal(1.2247, y[0, 2], 1e-3);
    }

    [Fact]
    public void LayerNorm_EmptyBatch_GivesEmptyBatch()
        => Assert.Equal((0, 3), Tensor<float>.Ones((0, 3)).LayerNorm(Tensor<float>.Ones(3)).Shape);

    [Fact]
    public void LayerNorm_OtherFeatures_SaysTheFix()
        => Says(
            "LayerNorm: the weight (4,) must be one number for each feature, the last axis of x (2, 3). Did you mean LayerNorm(3)?",
            () => Tensor<double>.Ones((2, 3)).LayerNorm(Tensor<double>.Ones(4)));

    [Fact]
    public void LayerNorm_OtherBias_SaysItsShape()
        => Says(
            "LayerNorm: the bias (2,) must have the weight's shape (3,).",
            () => Tensor<double>.Ones((2, 3)).LayerNorm(Tensor<double>.Ones(3), Tensor<double>.Ones(2)));

    [Fact]
    public void BatchNorm_Vector_AsksForTheBatch()
        => Says("BatchNorm: x (3,) must have a batch and a channel axis, (N, C, …).", () => BatchNorm(3, 3));

    [Fact]
    public void BatchNorm_OtherChannels_SaysTheFix()
        => Says(
            "BatchNorm: weight (4,) and bias (4,) must be one number for each of the 3 channels of x (2, 3). Did you mean BatchNorm(3)?",
            () => BatchNorm((2, 3), 4));

    [Fact]
    public void BatchNorm_OneValueForEachChannel_SaysWhy()
        => Says(
            "BatchNorm: in training x (1, 3) must hold more than one value for each channel, for one has no variance; take a larger batch, or Evaluate().",
            () => BatchNorm((1, 3), 3));

    private static Tensor<double> BatchNorm(Shape x, int channels)
        => Tensor<double>.Ones(x).BatchNorm(Tensor<double>.Ones(channels), Tensor<double>.Ones(channels), Tensor<double>.Zeros(channels), Tensor<double>.Ones(channels), training: true);

    private static void Says(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);
}

using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using static Tutorial.Reference.Nn<double>;

namespace Tutorial.Reference.Tests.Layers;

public class ConvolutionTests
{
    [Fact]
    public void Backward_ImageLayers_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        Layer<double> model = Sequential(Conv2d(1, 2, 3, padding: 1), Tanh(), AvgPool2d(2), BatchNorm2d(2), ConvTranspose2d(2, 1, 2), GlobalAvgPool2d());
        return Case(model, draw.Spread((3, 1, draw.Size(2, 4), draw.Size(2, 4)), _ => 0));
    });

    [Fact]
    public void Backward_SequenceLayers_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        Layer<double> model = Sequential(Conv1d(2, 3, 2), Tanh(), AvgPool1d(2, 1), BatchNorm1d(3), ConvTranspose1d(3, 2, 2), LayerNorm(4));
        return Case(model, draw.Spread((3, 2, 5), i => i / 5));
    });

    [Fact]
    public void Description_OfEachLayer_NamesItAndItsSizes()
        => Assert.Equal(
            [
                "Conv1d(2, 4, 3)", "Conv2d(1, 6, 5 × 5)", "ConvTranspose1d(2, 4, 3)", "ConvTranspose2d(2, 4, 3 × 2)", "MaxPool1d(2)", "MaxPool2d(2 × 2)", "AvgPool1d(2)", "AvgPool2d(2 × 2)",
                "AdaptiveAvgPool2d(1 × 2)", "GlobalAvgPool2d", "LayerNorm(8)", "BatchNorm1d(3)", "BatchNorm2d(3)",
            ],
            Sequential(
                Conv1d(2, 4, 3), Conv2d(1, 6, 5), ConvTranspose1d(2, 4, 3), ConvTranspose2d(2, 4, (3, 2)), MaxPool1d(2), MaxPool2d(2), AvgPool1d(2), AvgPool2d(2),
                AdaptiveAvgPool2d((1, 2)), GlobalAvgPool2d(), LayerNorm(8), BatchNorm1d(3), BatchNorm2d(3)).Children.Select(child => child.Layer.Description));

    [Fact]
    public void NamedBuffers_BatchNorm_HasPyTorchsNames()
        => Assert.Equal(["0.running_mean", "0.running_var"], Sequential(BatchNorm1d(3)).NamedBuffers().Select(buffer => buffer.Name));

    [Fact]
    public void BatchNorm2d_Features_SuggestsTheOther()
        => Assert.Equal(
            "BatchNorm2d(3): x (2, 3) must be (N, C, H, W). Did you mean BatchNorm1d?",
            Assert.Throws<ShapeException>(() => BatchNorm2d(3).Forward(Tensor<double>.Ones((2, 3)))).Message);

    [Fact]
    public void BatchNorm1d_Images_SuggestsTheOther()
        => Assert.Equal(
            "BatchNorm1d(3): x (2, 3, 4, 4) must be (N, C) or (N, C, T). Did you mean BatchNorm2d?",
            Assert.Throws<ShapeException>(() => BatchNorm1d(3).Forward(Tensor<double>.Ones((2, 3, 4, 4)))).Message);

    [Fact]
    public void BatchNorm1d_MomentumAboveOne_SaysTheRange()
        => Assert.Equal(
            "BatchNorm: momentum 1.5 must be between 0 (keep the running statistics) and 1 (take the batch's).",
            Assert.Throws<ArgumentOutOfRangeException>(() => BatchNorm1d(3, momentum: 1.5)).Message);

    [Fact]
    public void Conv2d_NoChannels_SaysTheRange()
        => Assert.Equal(
            "Conv2d: channels, groups and kernel sizes must be 1 or more, not 0.",
            Assert.Throws<ShapeException>(() => Conv2d(0, 2, 3)).Message);

    [Fact]
    public void Conv2d_GroupsThatDoNotDivide_SaysTheRule()
        => Assert.Equal(
            "Conv2d: 2 groups do not share 4 and 3 channels evenly; both must be multiples of groups.",
            Assert.Throws<ShapeException>(() => Conv2d(3, 4, 3, groups: 2)).Message);

    private static GradientCase Case(Layer<double> model, Tensor<double> x) => new(t => model.Forward(t[0]), [x, .. model.Parameters()]);
}

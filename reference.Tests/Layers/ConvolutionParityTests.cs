using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Layers;

/// <summary>Outputs, gradients and buffers of convolutions, pooling, normalisation and embedding equal PyTorch's.</summary>
public class ConvolutionParityTests
{
    private static readonly Parity s_theirs = Parity.Load("layers_convolution");

    public static TheoryData<string> Names => [.. s_theirs.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_InDouble_EqualsPyTorch(string name) => Ours<double>().Check(s_theirs, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Layer_InFloat_EqualsPyTorch(string name) => Ours<float>().Check(s_theirs, name);

    [Fact]
    public void Fixtures_AndTable_HaveTheSameCases() => Assert.Equal(s_theirs.Names.Order(), Ours<double>().Keys.Order());

    private static LayerParity<T> Ours<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => new()
        {
            { "linear", () => Nn<T>.Linear(7, 3) },
            { "conv1d", () => Nn<T>.Conv1d(4, 3, 3) },
            { "conv1d-options", () => Nn<T>.Conv1d(4, 6, 2, stride: 2, padding: 2, dilation: 3, groups: 2) },
            { "conv2d", () => Nn<T>.Conv2d(4, 3, 3) },
            { "conv2d-options", () => Nn<T>.Conv2d(4, 2, (3, 2), stride: (2, 1), padding: (1, 2), dilation: (1, 2), groups: 2, bias: false) },
            { "conv-transpose1d", () => Nn<T>.ConvTranspose1d(4, 3, 3, stride: 2, padding: 1, outputPadding: 1) },
            { "conv-transpose2d", () => Nn<T>.ConvTranspose2d(4, 2, 3) },
            {
                "conv-transpose2d-options",
                () => new ConvTranspose2d<T>(4, 2, (3, 2), stride: (2, 3), padding: 1, outputPadding: (1, 2), dilation: (1, 2), groups: 2)
            },
            { "max-pool1d", () => Nn<T>.MaxPool1d(3, 2, 1) },
            { "max-pool2d", () => Nn<T>.MaxPool2d(2) },
            { "max-pool2d-options", () => Nn<T>.MaxPool2d((3, 2), (1, 2), (1, 0)) },
            { "max-pool2d-ties", () => Nn<T>.MaxPool2d(2, 1) },
            { "avg-pool1d", () => Nn<T>.AvgPool1d(3, 2, 1) },
            { "avg-pool2d-options", () => Nn<T>.AvgPool2d((3, 2), (1, 2), (1, 1)) },
            { "adaptive-avg-pool2d", () => Nn<T>.AdaptiveAvgPool2d((3, 2)) },
            { "layer-norm", () => Nn<T>.LayerNorm(5) },
            { "batch-norm1d", () => Nn<T>.BatchNorm1d(4) },
            { "batch-norm1d-sequence", () => Nn<T>.BatchNorm1d(4, momentum: 0.3, epsilon: 1e-3) },
            { "batch-norm2d", () => Nn<T>.BatchNorm2d(4) },
            {
                "batch-norm2d-evaluated", () => Nn<T>.BatchNorm2d(4), (layer, x) =>
                {
                    layer.Forward(x[0]);
                    layer.Evaluate();
                    return layer.Forward(x[0]);
                }
            },
            { "embedding", () => Nn<T>.Embedding(5, 3), (layer, _) => layer.Forward(Indices<T>((2, 3), 0, 4, 4, 2, 1, 4)) },
            { "embedding-padding", () => Nn<T>.Embedding(5, 3, paddingIndex: 1), (layer, _) => layer.Forward(Indices<T>((2, 2), 0, 1, 1, 3)) },
        };

    private static Tensor<T> Indices<T>(Shape shape, params int[] indices)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.From([.. indices.Select(T.CreateChecked)], shape);
}

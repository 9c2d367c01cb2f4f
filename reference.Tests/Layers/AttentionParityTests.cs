using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Layers;

/// <summary>Outputs and gradients of multi-head attention and Transformer blocks equal PyTorch's.</summary>
public class AttentionParityTests
{
    private static readonly Parity s_theirs = Parity.Load("layers_attention");

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
            { "attention-self", () => Nn<T>.MultiheadAttention(4, 2) },
            { "attention-cross", () => Nn<T>.MultiheadAttention(4, 2), (layer, x) => layer.Attend(x[0], x[1], x[1]) },
            { "attention-causal", () => Nn<T>.MultiheadAttention(4, 2), (layer, x) => layer.Attend(x[0], x[0], x[0], causal: true) },
            { "attention-padded", () => Nn<T>.MultiheadAttention(4, 2), (layer, x) => layer.Attend(x[0], x[0], x[0], PaddingMask<T>()) },
            { "encoder-layer-post-relu", () => Nn<T>.TransformerEncoderLayer(4, 2, 3, new TransformerOptions(0)) },
            { "encoder-layer-post-gelu", () => Nn<T>.TransformerEncoderLayer(4, 2, 3, new TransformerOptions(0, Gelu: true)) },
            { "encoder-layer-pre-relu", () => Nn<T>.TransformerEncoderLayer(4, 2, 3, new TransformerOptions(0, NormFirst: true)) },
            { "encoder-layer-pre-gelu", () => Nn<T>.TransformerEncoderLayer(4, 2, 3, new TransformerOptions(0, NormFirst: true, Gelu: true)) },
            { "decoder-layer-post", () => Nn<T>.TransformerDecoderLayer(4, 2, 3, new TransformerOptions(0)), (layer, x) => layer.Forward(x[0], x[1]) },
            { "decoder-layer-pre", () => Nn<T>.TransformerDecoderLayer(4, 2, 3, new TransformerOptions(0, NormFirst: true)), (layer, x) => layer.Forward(x[0], x[1]) },
            { "encoder", () => Nn<T>.TransformerEncoder(2, 4, 2, 3, new TransformerOptions(0, NormFirst: true)), (layer, x) => layer.Forward(x[0], null, causal: true) },
            { "decoder", () => Nn<T>.TransformerDecoder(2, 4, 2, 3, new TransformerOptions(0)), (layer, x) => layer.Forward(x[0], x[1]) },
        };

    /// <summary>1 where the fixtures' padding mask is false.</summary>
    private static Tensor<T> PaddingMask<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.From([T.One, T.One, T.Zero, T.One, T.Zero, T.One], (2, 1, 1, 3));
}

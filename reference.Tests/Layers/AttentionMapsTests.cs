using Tutorial.Reference.Layers;
using Tutorial.Reference.Models;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Layers;

public class AttentionMapsTests
{
    [Fact]
    public void Of_EncoderAndDecoder_NamesEachAttentionInOrder()
    {
        var model = new Transformer<float>(5, 5, 2, 8, 2, 8);
        model.Evaluate();
        IReadOnlyList<AttentionMap<float>> maps = AttentionMaps.Of(() => model.Forward(Tensor<float>.Zeros((3, 4)), Tensor<float>.Zeros((3, 6))));
        Assert.Equal(
            ["encoder.layers.0.self_attn", "encoder.layers.1.self_attn", "decoder.layers.0.self_attn", "decoder.layers.0.multihead_attn",
             "decoder.layers.1.self_attn", "decoder.layers.1.multihead_attn"],
            maps.Select(map => map.Layer));
        Assert.Equal([(3, 2, 4, 4), (3, 2, 4, 4), (3, 2, 6, 6), (3, 2, 6, 4), (3, 2, 6, 6), (3, 2, 6, 4)], maps.Select(map => map.Weights.Shape));
    }

    [Fact]
    public void Of_CausalAttention_IsTheMaskedSoftmaxOfTheScores()
    {
        RandomSource random = new(1);
        Tensor<double> q = Tensor<double>.Normal((2, 3, 4), random), k = Tensor<double>.Normal((2, 3, 4), random), v = Tensor<double>.Normal((2, 3, 5), random);
        AttentionMap<double> map = Assert.Single(AttentionMaps.Of(() => q.ScaledDotProductAttention(k, v, causal: true)));
        Assert.Equal("", map.Layer);
        Twins.Same((q.MatMul(k.Transpose()) / 2).MaskedSoftmax(causal: true).ToArray(), map.Weights.ToArray(), 1e-12);
    }

    [Fact]
    public void Of_LayersWithoutAttention_IsEmpty()
        => Assert.Empty(AttentionMaps.Of(() => Nn<float>.Linear(3, 2).Forward(Tensor<float>.Ones((1, 3)))));
}

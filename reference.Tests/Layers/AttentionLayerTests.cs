using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using static Tutorial.Reference.Nn<double>;

namespace Tutorial.Reference.Tests.Layers;

public class AttentionLayerTests
{
    [Fact]
    public void MultiheadAttention_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        (int batch, int queries, int keys, int heads) = (draw.Size(1, 2), draw.Size(1, 3), draw.Size(1, 3), draw.Size(1, 2));
        MultiheadAttention<double> layer = MultiheadAttention(heads * draw.Size(1, 2), heads);
        int features = layer.Out.Weight.Shape[0];
        return new GradientCase(
            t => layer.Attend(t[0], t[1], t[2], causal: true),
            [draw.Normal((batch, queries, features)), draw.Normal((batch, keys, features)), draw.Normal((batch, keys, features)), .. layer.Parameters()]);
    });

    [Fact]
    public void AdditiveAttention_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        (int batch, int queries, int keys) = (draw.Size(1, 2), draw.Size(1, 3), draw.Size(1, 3));
        AdditiveAttention<double> layer = AdditiveAttention(2, 3, draw.Size(1, 4));
        return new GradientCase(
            t => layer.Attend(t[0], t[1], t[2]),
            [draw.Normal((batch, queries, 2)), draw.Normal((batch, keys, 3)), draw.Normal((batch, keys, draw.Size(1, 3))), .. layer.Parameters()]);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TransformerEncoder_Backward_EqualsDifferenceQuotient(bool normFirst) => Property.Gradient(
        draw =>
        {
            TransformerEncoder<double> model = TransformerEncoder(draw.Size(1, 2), 4, 2, 3, new TransformerOptions(0.2, normFirst, Gelu: true));
            int seed = draw.Random.Integer(0, 1000);
            return new GradientCase(
                t =>
                {
                    Seed(seed);
                    return model.Forward(t[0], null, causal: true);
                },
                [draw.Spread((2, draw.Size(1, 3), 4), i => i / 4), .. model.Parameters()]);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TransformerDecoder_Backward_EqualsDifferenceQuotient(bool normFirst) => Property.Gradient(
        draw =>
        {
            // Eight features: among a thousand draws of four, one gave an inner norm a nearly constant row, its pole.
            TransformerDecoder<double> model = TransformerDecoder(1, 8, 2, 3, new TransformerOptions(0.2, normFirst, Gelu: true));
            int seed = draw.Random.Integer(0, 1000);
            return new GradientCase(
                t =>
                {
                    Seed(seed);
                    return model.Forward(t[0], t[1]);
                },
                [draw.Spread((1, draw.Size(1, 3), 8), i => i / 8), draw.Spread((1, draw.Size(1, 3), 8), i => i / 8), .. model.Parameters()]);
        });

    [Fact]
    public void PositionalEncoding_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        PositionalEncoding<double> layer = PositionalEncoding(5, 3, learned: draw.Coin());
        return new GradientCase(t => layer.Forward(t[0]), [draw.Normal((2, draw.Size(1, 5), 3)), .. layer.Parameters()]);
    });

    [Fact]
    public void Residual_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        Residual<double> layer = draw.Coin() ? Residual(Sequential(Linear(3, 4), Tanh(), Linear(4, 3))) : Residual(Linear(3, 2), Linear(3, 2, bias: false));
        return new GradientCase(t => layer.Forward(t[0]), [draw.Normal((draw.Size(), 3)), .. layer.Parameters()]);
    });

    [Fact]
    public void TransformerEncoder_CausalMask_LetsNoPositionSeeTheFuture()
    {
        TransformerEncoder<double> model = TransformerEncoder(2, 4, 2, 8);
        model.Evaluate();
        Tensor<double> x = Tensor<double>.Normal((1, 5, 4), new RandomSource(3));
        double[] before = model.Forward(x, null, causal: true).Slice(1, ..3).ToArray();
        x.Data[12..].Fill(7);
        Assert.Equal(before, model.Forward(x, null, causal: true).Slice(1, ..3).ToArray());
    }

    [Fact]
    public void PositionalEncoding_Sinusoidal_IsThePapersFormula()
    {
        Tensor<double> p = PositionalEncoding(10, 4).Positions;
        Assert.Equal(Math.Sin(3), p[3, 0], 1e-15);
        Assert.Equal(Math.Cos(3), p[3, 1], 1e-15);
        Assert.Equal(Math.Sin(3 / 100.0), p[3, 2], 1e-15);
        Assert.Equal(Math.Cos(3 / 100.0), p[3, 3], 1e-15);
    }

    [Fact]
    public void NamedParameters_EncoderLayer_HasPyTorchsNames()
        => Assert.Equal(
            [
                "self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight", "self_attn.out_proj.bias", "linear1.weight", "linear1.bias",
                "linear2.weight", "linear2.bias", "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias",
            ],
            TransformerEncoderLayer(4, 2, 8).NamedParameters().Select(p => p.Name));

    [Fact]
    public void MultiheadAttention_HeadsThatDoNotDivide_SaysTheRule()
        => Says("MultiheadAttention: 3 heads do not share 4 features evenly; features must be a multiple of heads.", () => MultiheadAttention(4, 3));

    [Fact]
    public void MultiheadAttention_OtherFeatures_SaysTheShape()
        => Says("MultiheadAttention(4, 2): key (1, 2, 3) must be (N, T, 4).", () => MultiheadAttention(4, 2).Attend(Tensor<double>.Ones((1, 2, 4)), Tensor<double>.Ones((1, 2, 3)), Tensor<double>.Ones((1, 2, 4))));

    [Fact]
    public void AdditiveAttention_OtherBatch_SaysBothShapes()
        => Says(
            "AdditiveAttention(2, 3, 4): query (1, 2, 2) and key (2, 2, 3) must be (N, T, queryFeatures) and (N, S, keyFeatures) with the same N.",
            () => AdditiveAttention(2, 3, 4).Weights(Tensor<double>.Ones((1, 2, 2)), Tensor<double>.Ones((2, 2, 3))));

    [Fact]
    public void PositionalEncoding_TooLong_SaysTheLimit()
        => Says(
            "SinusoidalPositionalEncoding(5, 4): x (1, 6, 4) from position 0 must be (N, T, 4) and end at 5 or before.",
            () => PositionalEncoding(5, 4).Forward(Tensor<double>.Ones((1, 6, 4))));

    [Fact]
    public void Residual_BodyThatChangesTheShape_SaysTheFix()
        => Says(
            "Residual: the body gives (1, 2), but (1, 3) goes around it; pass a shortcut that gives the body's shape.",
            () => Residual(Linear(3, 2)).Forward(Tensor<double>.Ones((1, 3))));

    [Fact]
    public void TransformerDecoder_WithoutMemory_SaysWhatToCall()
    {
        Assert.Equal(
            "TransformerDecoder: a decoder needs the encoder's output too; call Forward(x, memory).",
            Assert.Throws<InvalidOperationException>(() => TransformerDecoder(1, 4, 2, 8).Forward(Tensor<double>.Ones((1, 2, 4)))).Message);
        Assert.Equal(
            "TransformerDecoderLayer: a decoder needs the encoder's output too; call Forward(x, memory).",
            Assert.Throws<InvalidOperationException>(() => TransformerDecoderLayer(4, 2, 8).Forward(Tensor<double>.Ones((1, 2, 4)))).Message);
    }

    private static void Says(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);
}

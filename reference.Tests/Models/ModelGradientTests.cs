using Tutorial.Reference.Layers;
using Tutorial.Reference.Models;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Models;

/// <summary>The gradient of every model as a whole, at tiny sizes, with smooth activations (a difference quotient says nothing across a kink).</summary>
public class ModelGradientTests
{
    [Fact]
    public void Mlp_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new Mlp<double>([draw.Size(1, 3), draw.Size(1, 4), draw.Size(1, 4), 2], 0.2, Nn<double>.Tanh);
        return Case(draw, model, model.Forward, draw.Normal((draw.Size(1, 3), model.Parameters().First().Shape[1])));
    });

    [Fact]
    public void LeNet_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new LeNet<double>(1, 12, 3, classic: true);
        // The biases of first, second and last layer, reached through all others; the 15,000 weights are those of layers proven one by one.
        Tensor<double> x = draw.Normal((1, 1, 12, 12));
        return new GradientCase(_ => model.Forward(x), [.. model.Parameters().Where(p => p.Rank == 1 && p.Length < 20)]);
    });

    [Fact]
    public void Autoencoder_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        int inputs = draw.Size(2, 4);
        var model = new Autoencoder<double>([inputs, 3, draw.Size(1, 2)], Nn<double>.Tanh);
        return Case(draw, model, model.Forward, draw.Normal((draw.Size(1, 3), inputs)));
    });

    [Fact]
    public void RecurrentLanguageModel_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new RecurrentLanguageModel<double>(3, 2, draw.Pick<Func<int, Recurrent<double>>>(
            d => Nn<double>.Rnn(d, 2), d => Nn<double>.Lstm(d, 2), d => Nn<double>.Gru(d, 2)));
        Tensor<double> tokens = Tokens(draw, 2, draw.Size(1, 3), 3);
        return Case(draw, model, _ => model.Forward(tokens), Tensor<double>.Zeros(1));
    });

    [Fact]
    public void TextClassifier_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new TextClassifier<double>(4, 2, 2, 2, dropout: 0.2);
        // Tokens above padding, then some padding: the padding row of the table learns nothing and is not read.
        Tensor<double> tokens = Tensor<double>.From([1, 2, 3, 3, 1, 0], (2, 3));
        return Case(draw, model, _ => model.Forward(tokens), Tensor<double>.Zeros(1));
    });

    [Theory]
    [InlineData(LookBack.None)]
    [InlineData(LookBack.Additive)]
    [InlineData(LookBack.ScaledDot)]
    public void Seq2Seq_Backward_EqualsDifferenceQuotient(LookBack lookBack) => Property.Gradient(draw =>
    {
        var model = new Seq2Seq<double>(3, 3, 2, 2, lookBack);
        (Tensor<double> source, Tensor<double> target) = (Tokens(draw, 2, draw.Size(1, 3), 3), Tokens(draw, 2, draw.Size(1, 3), 3));
        return Case(draw, model, _ => model.Forward(source, target), Tensor<double>.Zeros(1));
    });

    [Fact]
    public void Transformer_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new Transformer<double>(3, 3, 1, 4, 2, 3, padding: 0, new TransformerOptions(0.2, draw.Coin(), Gelu: true));
        (Tensor<double> source, Tensor<double> target) = (Tokens(draw, 1, draw.Size(1, 3), 3), Tokens(draw, 1, draw.Size(1, 3), 3));
        return Case(draw, model, _ => model.Forward(source, target), Tensor<double>.Zeros(1));
    });

    [Fact]
    public void MiniGpt_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new MiniGpt<double>(3, 1, 4, 2, 3, dropout: 0.2);
        // Vectors of deviation 0.02, as they start, would stand too near the norm's pole for a difference quotient.
        draw.Spread((3, 4), i => i / 4).Data.CopyTo(model.Parameters().First().Data);
        Tensor<double> tokens = Tokens(draw, 1, draw.Size(1, 3), 3);
        return Case(draw, model, _ => model.Forward(tokens), Tensor<double>.Zeros(1));
    });

    [Fact]
    public void MiniBert_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var model = new MiniBert<double>(3, 1, 4, 2, 3, dropout: 0.2);
        draw.Spread((3, 4), i => i / 4).Data.CopyTo(model.Parameters().First().Data);
        Tensor<double> tokens = Tokens(draw, 1, draw.Size(1, 3), 3);
        return Case(draw, model, _ => model.Forward(tokens), Tensor<double>.Zeros(1));
    });

    /// <summary>x and all parameters, with dropout's masks frozen by a seed.</summary>
    private static GradientCase Case(Draw draw, Layer<double> model, Func<Tensor<double>, Tensor<double>> forward, Tensor<double> x)
    {
        int seed = draw.Random.Integer(0, 1000);
        return new GradientCase(
            t =>
            {
                Nn<double>.Seed(seed);
                return forward(t[0]);
            },
            [x, .. model.Parameters()]);
    }

    private static Tensor<double> Tokens(Draw draw, int batch, int steps, int vocabulary)
        => Tensor<double>.From([.. Enumerable.Range(0, batch * steps).Select(_ => (double)draw.Random.Integer(0, vocabulary))], (batch, steps));
}

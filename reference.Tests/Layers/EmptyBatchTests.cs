using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<double>;

namespace Tutorial.Reference.Tests.Layers;

public class EmptyBatchTests
{
    private static readonly Dictionary<string, (Func<Layer<double>> Make, Shape Input)> s_layers = new()
    {
        ["Linear"] = (() => Linear(3, 2), (0, 3)),
        ["Sequential"] = (() => Sequential(Flatten(), Linear(4, 3), Relu(), Dropout(0.2), Linear(3, 2)), (0, 2, 2)),
        ["Conv1d"] = (() => Conv1d(2, 3, 2), (0, 2, 4)),
        ["Conv2d"] = (() => Conv2d(2, 3, 2), (0, 2, 4, 4)),
        ["ConvTranspose1d"] = (() => ConvTranspose1d(2, 3, 2), (0, 2, 4)),
        ["ConvTranspose2d"] = (() => ConvTranspose2d(2, 3, 2), (0, 2, 4, 4)),
        ["MaxPool2d"] = (() => MaxPool2d(2), (0, 2, 4, 4)),
        ["AvgPool1d"] = (() => AvgPool1d(2), (0, 2, 4)),
        ["GlobalAvgPool2d"] = (() => GlobalAvgPool2d(), (0, 2, 4, 4)),
        ["LayerNorm"] = (() => LayerNorm(3), (0, 3)),
        ["BatchNorm1d"] = (() => BatchNorm1d(3), (0, 3)),
        ["BatchNorm2d"] = (() => BatchNorm2d(3), (0, 3, 2, 2)),
        ["Embedding"] = (() => Embedding(3, 2), (0, 4)),
        ["Rnn"] = (() => Rnn(3, 2), (0, 4, 3)),
        ["Lstm"] = (() => Lstm(3, 2, new RecurrentSettings(2, true)), (0, 4, 3)),
        ["Gru"] = (() => Gru(3, 2), (0, 4, 3)),
        ["LstmCell"] = (() => LstmCell(3, 2), (0, 3)),
        ["GruCell"] = (() => GruCell(3, 2, resetBefore: true), (0, 3)),
        ["MultiheadAttention"] = (() => MultiheadAttention(4, 2), (0, 3, 4)),
        ["AdditiveAttention"] = (() => AdditiveAttention(4, 4, 2), (0, 3, 4)),
        ["TransformerEncoder"] = (() => TransformerEncoder(1, 4, 2, 3), (0, 3, 4)),
    };

    public static TheoryData<string> Names => [.. s_layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_EmptyBatch_LeavesZeroGradients(string name)
    {
        (Func<Layer<double>> make, Shape input) = s_layers[name];
        Layer<double> layer = make();
        Tensor<double> x = Tensor<double>.Zeros(input).Learn();
        Tensor<double> y = layer.Forward(x);
        Assert.Equal(0, y.Shape[0]);
        Assert.Equal(0, y.Length);
        y.Sum().Backward();
        Assert.All(layer.Parameters(), parameter => Assert.All(parameter.Grad!.ToArray(), gradient => Assert.Equal(0, gradient)));
    }

    [Fact]
    public void Forward_WhileTracing_NamesTheLayerOfEveryOperation()
    {
        TransformerEncoder<double> model = TransformerEncoder(1, 4, 2, 3, new TransformerOptions(0));
        using StepTrace trace = StepTrace.Start();
        model.Forward(Tensor<double>.Ones((1, 2, 4)));
        Assert.Equal(
            ["layers.0", "layers.0.linear1", "layers.0.linear2", "layers.0.norm1", "layers.0.norm2", "layers.0.self_attn", "layers.0.self_attn.out_proj"],
            trace.Forward.Select(entry => entry.Layer).Distinct().Order());
    }
}

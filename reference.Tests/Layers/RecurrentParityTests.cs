using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Layers;

/// <summary>Outputs, final states and gradients of RNN, LSTM and GRU equal PyTorch's; padded sequences those of its packed ones.</summary>
public class RecurrentParityTests
{
    private static readonly Parity s_theirs = Parity.Load("layers_recurrent");

    private static readonly int[] s_lengths = [4, 1, 3];

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
    {
        LayerParity<T> ours = new()
        {
            { "rnn-relu", () => Nn<T>.Rnn(2, 3, relu: true), (layer, x) => Joined(layer.Unroll(x[0])) },
            { "rnn-cell", () => Nn<T>.RnnCell(2, 3), (layer, x) => layer.Next(x[0], x[1]) },
            {
                "lstm-cell", () => Nn<T>.LstmCell(2, 3), (layer, x) =>
                {
                    (Tensor<T> h, Tensor<T> c) = layer.Next(x[0], (x[1], x[2]));
                    return Functional.Concatenate([h, c], 1);
                }
            },
            { "gru-cell", () => Nn<T>.GruCell(2, 3), (layer, x) => layer.Next(x[0], x[1]) },
        };
        foreach ((string name, Func<int, RecurrentSettings, Recurrent<T>> make) in new (string, Func<int, RecurrentSettings, Recurrent<T>>)[]
        {
            ("rnn", (hidden, settings) => Nn<T>.Rnn(2, hidden, settings: settings)),
            ("lstm", (hidden, settings) => Nn<T>.Lstm(2, hidden, settings)),
            ("gru", (hidden, settings) => Nn<T>.Gru(2, hidden, settings)),
        })
        {
            ours.Add(name, () => make(3, new RecurrentSettings()), (layer, x) => Joined(layer.Unroll(x[0])));
            ours.Add($"{name}-one-step", () => make(3, new RecurrentSettings()), (layer, x) => Joined(layer.Unroll(x[0])));
            ours.Add($"{name}-started", () => make(3, new RecurrentSettings()), (layer, x) => Joined(layer.Unroll(x[0], Functional.Stack([.. x.Skip(1)], 1))));
            ours.Add(
                $"{name}-deep-padded",
                () => make(2, new RecurrentSettings(Layers: 2, Bidirectional: true)),
                (layer, x) => Joined(layer.Unroll(x[0], lengths: s_lengths)));
        }
        return ours;
    }

    private static Tensor<T> Joined<T>(RecurrentResult<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Functional.Concatenate([result.Sequence.Flatten(), result.State.Flatten()], 1);
}

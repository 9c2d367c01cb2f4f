using Tutorial.Reference.Kernels;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class RecurrentTests
{
    public enum Kind
    {
        Tanh,
        Relu,
        Lstm,
        Gru,
    }

    [Fact]
    [Proves(typeof(RnnOperation<>))]
    [Proves(typeof(RecurrentBackward<,>))]
    public void Rnn_Backward_EqualsDifferenceQuotient() => Property.Gradient<RnnOperation<double>>(draw => Case(draw, draw.Coin() ? Kind.Tanh : Kind.Relu));

    [Fact]
    [Proves(typeof(LstmOperation<>))]
    [Proves(typeof(RecurrentBackward<,>))]
    public void Lstm_Backward_EqualsDifferenceQuotient() => Property.Gradient<LstmOperation<double>>(draw => Case(draw, Kind.Lstm));

    [Fact]
    [Proves(typeof(GruOperation<>))]
    [Proves(typeof(RecurrentBackward<,>))]
    public void Gru_Backward_EqualsDifferenceQuotient() => Property.Gradient<GruOperation<double>>(draw => Case(draw, Kind.Gru));

    [Theory]
    [InlineData(Kind.Tanh)]
    [InlineData(Kind.Relu)]
    [InlineData(Kind.Lstm)]
    [InlineData(Kind.Gru)]
    public void Fused_EveryOption_EqualsComposedInOutputAndGradients(Kind kind) => Property.ForAll(draw =>
    {
        GradientCase drawn = Case(draw, kind);
        Tensor<double>[] inputs = drawn.Inputs;
        Array.ForEach(inputs, input => input.Learn());
        Tensor<double> fused = drawn.Function(inputs);
        Tensor<double> composed = fused.Source!.Expand()!;
        Assert.Equal(composed.Shape, fused.Shape);
        Twins.Same(composed.ToArray(), fused.ToArray(), 1e-10);
        Tensor<double> dy = draw.Normal(fused.Shape);
        composed.Backward(dy);
        double[][] wanted = [.. inputs.Select(input => input.Grad?.ToArray() ?? new double[input.Length])];
        Array.ForEach(inputs, input => input.Grad = null);
        fused.Backward(dy);
        for (int i = 0; i < inputs.Length; i++)
        {
            Twins.Same(wanted[i], inputs[i].Grad!.ToArray(), 1e-10, $"gradient of input {i}");
        }
    });

    [Fact]
    public void Gru_PaddedSteps_KeepTheStateAndGiveZeros()
    {
        Tensor<double>[] w = [.. Inputs(new Draw(1), Kind.Gru, 2, 3, 2, 2)];
        Tensor<double> whole = Apply(Kind.Gru, w, new RecurrentOptions<double>(Lengths: [1, 3]));
        Tensor<double> cut = Apply(Kind.Gru, [w[0].Slice(1, ..1), .. w[1..]], null);
        Assert.Equal(new double[4], whole.Slice(0, ..1).Slice(1, 1..3).ToArray());
        Twins.Same(cut.Slice(0, ..1).Slice(1, 1..).ToArray(), whole.Slice(0, ..1).Slice(1, 3..).ToArray(), 1e-15);
    }

    [Fact]
    public void Lstm_StateHandedOn_EqualsTheWholeSequence()
    {
        Tensor<double>[] w = [.. Inputs(new Draw(2), Kind.Lstm, 2, 5, 3, 4)];
        Tensor<double> whole = Apply(Kind.Lstm, w, null);
        Tensor<double> first = Apply(Kind.Lstm, [w[0].Slice(1, ..2), .. w[1..]], null);
        Tensor<double> second = Apply(Kind.Lstm, [w[0].Slice(1, 2..), first.Slice(1, 2..), .. w[2..]], null);
        Twins.Same(whole.Slice(1, 2..).ToArray(), second.ToArray(), 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Lstm_ShortestSequences_GiveTheirShape(int steps)
        => Assert.Equal((2, steps + 2, 4), Apply(Kind.Lstm, [.. Inputs(new Draw(2), Kind.Lstm, 2, steps, 3, 4)], null).Shape);

    [Fact]
    public void Gru_EmptyBatch_GivesEmptyBatch()
        => Assert.Equal((0, 4, 2), Apply(Kind.Gru, [.. Inputs(new Draw(2), Kind.Gru, 0, 3, 2, 2)], null).Shape);

    [Fact]
    public void Rnn_OneSequenceWithoutBatch_AsksForTheAxis()
        => Says("Rnn: x (3, 2) must have three axes, (N, T, D). Did you forget the batch or the time axis?", Kind.Tanh, w => w[0] = Tensor<double>.Ones((3, 2)));

    [Fact]
    public void Lstm_WeightOfOtherGates_SaysTheLayout()
        => Says(
            "Lstm: the weights (6, 2) and (8, 2) must be (4·H, D) and (4·H, H) with D = 2, the last axis of x (2, 3, 2).",
            Kind.Lstm,
            w => w[2] = Tensor<double>.Ones((6, 2)));

    [Fact]
    public void Gru_OtherBias_SaysItsShape()
        => Says("Gru: the biases (6,) and (2,) must both be (6,).", Kind.Gru, w => w[5] = Tensor<double>.Ones(2));

    [Fact]
    public void Lstm_StateWithoutMemory_SaysItsShape()
        => Says("Lstm: the state (2, 1, 2) must be (2, 2, 2), (N, 2, H).", Kind.Lstm, w => w[1] = Tensor<double>.Ones((2, 1, 2)));

    [Fact]
    public void Gru_LengthsOfOtherBatch_SaysHowMany()
        => Says("Gru: 1 lengths for a batch of 2; give one for each sequence of x (2, 3, 2).", Kind.Gru, _ => { }, new RecurrentOptions<double>(Lengths: [3]));

    [Fact]
    public void Gru_LengthAboveTheTimeAxis_SaysTheRange()
        => Says(
            "Gru: the length 4 of sequence 1 must be from 0 to 3, the time axis of x (2, 3, 2).",
            Kind.Gru,
            _ => { },
            new RecurrentOptions<double>(Lengths: [3, 4]));

    [Fact]
    public void Rnn_MaskOfOtherShape_SaysItsShape()
        => Says(
            "Rnn: the recurrent mask (2, 3) must be (2, 2), (N, H).",
            Kind.Tanh,
            _ => { },
            new RecurrentOptions<double>(RecurrentMask: Tensor<double>.Ones((2, 3))));

    private static void Says(string sentence, Kind kind, Action<Tensor<double>[]> spoil, RecurrentOptions<double>? options = null)
    {
        Tensor<double>[] inputs = [.. Inputs(new Draw(1), kind, 2, 3, 2, 2)];
        spoil(inputs);
        Assert.Equal(sentence, Assert.Throws<ShapeException>(() => Apply(kind, inputs, options)).Message);
    }

    private static GradientCase Case(Draw draw, Kind kind)
    {
        (int batch, int steps, int features, int hidden) = (draw.Size(1, 3), draw.Size(1, 4), draw.Size(1, 3), draw.Size(1, kind == Kind.Relu ? 2 : 3));
        int[]? lengths = draw.Coin() ? [.. Enumerable.Range(0, batch).Select(_ => draw.Size(0, steps))] : null;
        Tensor<double>? mask = draw.Coin() ? Functional.DropoutMask<double>("mask", (batch, hidden), 0.4, draw.Random) : null;
        var options = new RecurrentOptions<double>(lengths, draw.Coin(), mask);
        return new GradientCase(t => Apply(kind, t, options), [.. Inputs(draw, kind, batch, steps, features, hidden)]);
    }

    private static IEnumerable<Tensor<double>> Inputs(Draw draw, Kind kind, int batch, int steps, int features, int hidden)
    {
        (int gates, int states) = kind switch { Kind.Lstm => (4, 2), Kind.Gru => (3, 1), _ => (1, 1) };
        // Small weights and biases of ±5 keep every ReLU far from its kink, on one side or the other.
        double spread = kind == Kind.Relu ? 0.1 : 1;
        yield return draw.Normal((batch, steps, features));
        yield return draw.Normal((batch, states, hidden));
        yield return draw.Normal((gates * hidden, features), spread);
        yield return draw.Normal((gates * hidden, hidden), spread);
        yield return kind == Kind.Relu ? Tensor<double>.From([.. Enumerable.Range(0, hidden).Select(_ => draw.Pick(-5.0, 5.0))]) : draw.Normal(gates * hidden);
        yield return draw.Normal(gates * hidden, spread);
    }

    private static Tensor<double> Apply(Kind kind, IReadOnlyList<Tensor<double>> t, RecurrentOptions<double>? options) => kind switch
    {
        Kind.Lstm => t[0].Lstm(t[1], t[2], t[3], t[4], t[5], options),
        Kind.Gru => t[0].Gru(t[1], t[2], t[3], t[4], t[5], options),
        _ => t[0].Rnn(t[1], t[2], t[3], t[4], t[5], kind == Kind.Relu, options),
    };
}

using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using static Tutorial.Reference.Nn<double>;

namespace Tutorial.Reference.Tests.Layers;

public class RecurrentLayerTests
{
    [Fact]
    public void Backward_LayersDirectionsAndDropout_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        var settings = new RecurrentSettings(draw.Size(1, 2), draw.Coin(), Dropout: 0.3, RecurrentDropout: draw.Pick(0, 0.3));
        Recurrent<double> layer = draw.Pick<Func<Recurrent<double>>>(() => Rnn(2, 2, settings: settings), () => Lstm(2, 2, settings), () => Gru(2, 2, settings))();
        int batch = draw.Size(1, 2), steps = draw.Size(1, 3), seed = draw.Random.Integer(0, 1000);
        int[] lengths = [.. Enumerable.Range(0, batch).Select(_ => draw.Size(1, steps))];
        bool last = draw.Coin();
        return new GradientCase(
            t =>
            {
                Seed(seed);
                RecurrentResult<double> result = layer.Unroll(t[0], t[1], lengths);
                return last ? Functional.Concatenate([result.Last, result.State.Flatten()], 1) : result.Sequence;
            },
            [draw.Normal((batch, steps, 2)), draw.Normal((batch, layer.StateRows, 2)), .. layer.Parameters()]);
    });

    [Fact]
    public void Cells_Backward_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        (RnnCell<double> rnn, LstmCell<double> lstm, GruCell<double> gru) = (RnnCell(2, 3), LstmCell(2, 3), GruCell(2, 3, resetBefore: draw.Coin()));
        RecurrentCell<double> cell = draw.Pick<RecurrentCell<double>>(rnn, lstm, gru);
        int batch = draw.Size(1, 3);
        return new GradientCase(
            t => cell == rnn ? rnn.Next(t[0], t[1]) : cell == gru ? gru.Next(t[0], t[1]) : lstm.Next(t[0], (t[1], t[2])).Hidden,
            [draw.Normal((batch, 2)), draw.Normal((batch, 3)), draw.Normal((batch, 3)), .. cell.Parameters()]);
    });

    [Fact]
    public void Layers_CellBySteps_EqualsTheFusedLayer() => Property.ForAll(draw =>
    {
        (int batch, int steps) = (draw.Size(1, 3), draw.Size(1, 5));
        Tensor<double> x = draw.Normal((batch, steps, 2));
        (Rnn<double> rnn, RnnCell<double> rnnCell) = (Rnn(2, 3), RnnCell(2, 3));
        (Lstm<double> lstm, LstmCell<double> lstmCell) = (Lstm(2, 3), LstmCell(2, 3));
        (Gru<double> gru, GruCell<double> gruCell) = (Gru(2, 3), GruCell(2, 3));
        Share(rnn, rnnCell);
        Share(lstm, lstmCell);
        Share(gru, gruCell);
        Tensor<double> r = rnnCell.Zeros(batch), g = r;
        (Tensor<double> Hidden, Tensor<double> Memory) l = (r, r);
        for (int t = 0; t < steps; t++)
        {
            Tensor<double> now = x.Slice(1, t..(t + 1)).Reshape(batch, 2);
            (r, l, g) = (rnnCell.Next(now, r), lstmCell.Next(now, l), gruCell.Next(now, g));
        }
        Twins.Same(r.ToArray(), rnn.Unroll(x).Last.ToArray(), 1e-10);
        Twins.Same(l.Hidden.ToArray(), lstm.Unroll(x).Last.ToArray(), 1e-10);
        Twins.Same(l.Memory.ToArray(), lstm.Unroll(x).State.Slice(1, 1..).ToArray(), 1e-10);
        Twins.Same(g.ToArray(), gru.Unroll(x).Last.ToArray(), 1e-10);
    });

    [Fact]
    public void GruCell_ResetBefore_IsThePapersFormula()
    {
        GruCell<double> cell = GruCell(1, 1, resetBefore: true);
        double[] w = cell.InputWeight.ToArray(), u = cell.HiddenWeight.ToArray(), b = cell.InputBias.ToArray(), c = cell.HiddenBias.ToArray();
        double Sum(int gate, double h) => (w[gate] * 0.7) + b[gate] + (u[gate] * h) + c[gate];
        double r = 1 / (1 + Math.Exp(-Sum(0, 0.4))), z = 1 / (1 + Math.Exp(-Sum(1, 0.4)));
        double n = Math.Tanh(Sum(2, r * 0.4));
        Assert.Equal(((1 - z) * n) + (z * 0.4), cell.Next(Tensor<double>.Full((1, 1), 0.7), Tensor<double>.Full((1, 1), 0.4)).Item(), 1e-14);
    }

    [Fact]
    public void NamedParameters_TwoLayersBothWays_HasPyTorchsNames()
        => Assert.Equal(
            [
                "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse",
                "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1", "weight_ih_l1_reverse", "weight_hh_l1_reverse", "bias_ih_l1_reverse", "bias_hh_l1_reverse",
            ],
            Lstm(2, 3, new RecurrentSettings(Layers: 2, Bidirectional: true)).NamedParameters().Select(p => p.Name));

    [Fact]
    public void Description_OfEachLayer_NamesItAndItsSizes()
        => Assert.Equal(
            ["Rnn(2, 3)", "Lstm(2, 3, layers: 2)", "Gru(2, 3, bidirectional)", "RnnCell(2, 3)", "LstmCell(2, 3)", "GruCell(2, 3)", "Perceptron(2)"],
            new Layer<double>[]
            {
                Rnn(2, 3), Lstm(2, 3, new RecurrentSettings(Layers: 2)), Gru(2, 3, new RecurrentSettings(Bidirectional: true)), RnnCell(2, 3), LstmCell(2, 3), GruCell(2, 3), Perceptron(2),
            }.Select(layer => layer.Description));

    [Fact]
    public void Forward_OtherFeatures_SaysTheShape()
        => Assert.Equal(
            "Gru(2, 3): x (1, 4, 5) must be (N, T, 2).",
            Assert.Throws<ShapeException>(() => Gru(2, 3).Forward(Tensor<double>.Ones((1, 4, 5)))).Message);

    [Fact]
    public void Unroll_OtherState_SaysTheShape()
        => Assert.Equal(
            "Lstm(2, 3): the state (1, 1, 3) must be (1, 2, 3), (N, layers · directions · states, H).",
            Assert.Throws<ShapeException>(() => Lstm(2, 3).Unroll(Tensor<double>.Ones((1, 4, 2)), Tensor<double>.Ones((1, 1, 3)))).Message);

    [Fact]
    public void Rnn_RecurrentDropoutOutOfRange_SaysTheRange()
        => Assert.Equal(
            "Rnn: the probability of dropping is 2; it must be between 0 (keep all) and 1 (drop all).",
            Assert.Throws<ArgumentOutOfRangeException>(() => Rnn(2, 3, settings: new RecurrentSettings(RecurrentDropout: 2))).Message);

    private static void Share(Layer<double> layer, Layer<double> cell)
    {
        foreach ((Tensor<double> from, Tensor<double> to) in layer.Parameters().Zip(cell.Parameters()))
        {
            from.Data.CopyTo(to.Data);
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Plain;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Kernels;

/// <summary>The recurrent cells equal their plain twins at every length in both types, and whole networks give the same bits on any number of threads.</summary>
public class RecurrentKernelTests
{
    private delegate void Plain<T>(CellRow<T> row, int hidden)
        where T : unmanaged;

    [Fact]
    [Proves(typeof(RnnCellKernel<>))]
    public void Rnn_EveryLength_EqualsPlain() => InBothTypes(
        new RnnCellKernel<float>(relu: false), (row, h) => PlainRnn.Forward(row, h, relu: false), (row, h) => PlainRnn.Backward(row, h, relu: false),
        new RnnCellKernel<double>(relu: false), (row, h) => PlainRnn.Forward(row, h, relu: false), (row, h) => PlainRnn.Backward(row, h, relu: false));

    [Fact]
    [Proves(typeof(RnnCellKernel<>))]
    public void RnnWithRelu_EveryLength_EqualsPlain() => InBothTypes(
        new RnnCellKernel<float>(relu: true), (row, h) => PlainRnn.Forward(row, h, relu: true), (row, h) => PlainRnn.Backward(row, h, relu: true),
        new RnnCellKernel<double>(relu: true), (row, h) => PlainRnn.Forward(row, h, relu: true), (row, h) => PlainRnn.Backward(row, h, relu: true));

    [Fact]
    [Proves(typeof(LstmCellKernel<>))]
    public void Lstm_EveryLength_EqualsPlain() => InBothTypes(
        default(LstmCellKernel<float>), (row, h) => PlainLstm.Forward(row, h), (row, h) => PlainLstm.Backward(row, h),
        default(LstmCellKernel<double>), (row, h) => PlainLstm.Forward(row, h), (row, h) => PlainLstm.Backward(row, h));

    [Fact]
    [Proves(typeof(GruCellKernel<>))]
    public void Gru_EveryLength_EqualsPlain() => InBothTypes(
        default(GruCellKernel<float>), (row, h) => PlainGru.Forward(row, h), (row, h) => PlainGru.Backward(row, h),
        default(GruCellKernel<double>), (row, h) => PlainGru.Forward(row, h), (row, h) => PlainGru.Backward(row, h));

    [Theory]
    [InlineData("rnn")]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void Network_OneThreadOrMany_GivesTheSameBits(string kind)
    {
        int threads = Workers.Count;
        try
        {
            float[][] alone = Run(1);
            Assert.Equal(alone, Run(2));
            Assert.Equal(alone, Run(5));
        }
        finally
        {
            Workers.Count = threads;
        }

        float[][] Run(int count)
        {
            Workers.Count = count;
            const int batch = 13, hidden = 40;
            (int gates, int states) = kind switch { "lstm" => (4, 2), "gru" => (3, 1), _ => (1, 1) };
            Shape[] shapes = [(batch, 9, 17), (batch, states, hidden), (gates * hidden, 17), (gates * hidden, hidden), gates * hidden, gates * hidden];
            RandomSource random = new(1);
            Tensor<float>[] t = [.. shapes.Select(shape => Tensor<float>.Normal(shape, random).Learn())];
            Tensor<float> y = kind switch
            {
                "lstm" => t[0].Lstm(t[1], t[2], t[3], t[4], t[5]),
                "gru" => t[0].Gru(t[1], t[2], t[3], t[4], t[5]),
                _ => t[0].Rnn(t[1], t[2], t[3], t[4], t[5]),
            };
            y.Backward(Tensor<float>.Normal(y.Shape, random));
            return [y.ToArray(), .. t.Select(input => input.Grad!.ToArray())];
        }
    }

    private static void InBothTypes<TFloat, TDouble>(
        TFloat single, Plain<float> forward, Plain<float> backward, TDouble twice, Plain<double> forwardTwice, Plain<double> backwardTwice)
        where TFloat : struct, IRecurrentCell<float>
        where TDouble : struct, IRecurrentCell<double>
    {
        for (int hidden = 0; hidden <= 257; hidden++)
        {
            // A chain of some ten roundings and functions that are right to 10⁻⁶.
            Check(single, forward, backward, hidden, 4e-6);
            Check(twice, forwardTwice, backwardTwice, hidden, 1e-14);
        }
    }

    private static unsafe void Check<T, TCell>(TCell cell, Plain<T> forward, Plain<T> backward, int hidden, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TCell : struct, IRecurrentCell<T>
    {
        Draw draw = new(hidden);
        int width = cell.Gates * hidden;
        T[][] numbers = [.. new[] { width, width, hidden, hidden, hidden, hidden, hidden }.Select(draw.Numbers<T>)];
        T[] dh = draw.Numbers<T>(hidden), dc = draw.Numbers<T>(hidden);
        Guarded<T>[] fast = [.. numbers.Select(values => new Guarded<T>(values))], plain = [.. numbers.Select(values => new Guarded<T>(values))];
        Both((row, h) => cell.Forward(row, h), forward);
        foreach (Guarded<T>[] side in (Guarded<T>[][])[fast, plain])
        {
            dh.CopyTo(side[5].Data);
            dc.CopyTo(side[6].Data);
        }
        Both((row, h) => cell.Backward(row, h), backward);

        void Both(Plain<T> kernel, Plain<T> definition)
        {
            Call(kernel, fast);
            Call(definition, plain);
            for (int i = 0; i < fast.Length; i++)
            {
                fast[i].Check();
                Twins.Same(
                    plain[i].Data.ToArray().Select(double.CreateChecked), fast[i].Data.ToArray().Select(double.CreateChecked), tolerance, $"H = {hidden}, buffer {i}");
            }
        }

        void Call(Plain<T> step, Guarded<T>[] b)
        {
            fixed (T* gates = b[0].Data, fromState = b[1].Data, kept = b[2].Data, before = b[3].Data, memory = b[4].Data, next = b[5].Data, nextMemory = b[6].Data)
            {
                step(
                    new CellRow<T> { Gates = gates, FromState = fromState, Kept = kept, Hidden = before, Memory = memory, NextHidden = next, NextMemory = nextMemory },
                    hidden);
            }
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>A long short-term memory over whole sequences, in one operation.</summary>
    /// <remarks>
    /// Forward:  i, f, o = σ(W x_t + b + W h_{t−1} + b), g = tanh(…); c_t = f ⊙ c_{t−1} + i ⊙ g; h_t = o ⊙ tanh(c_t).
    /// Backward: dc += dh ⊙ o ⊙ (1 − tanh²c); dc_{t−1} = dc ⊙ f; di = dc ⊙ g, df = dc ⊙ c_{t−1}, dg = dc ⊙ i, do = dh ⊙ tanh c, each times its slope.
    /// Shapes:   x (N, T, D), state (N, 2, H): h_0 and c_0, wIh (4H, D), wHh (4H, H), bIh, bHh (4H,), gates in the order i, f, g, o
    ///           → (N, T + 2, H): T outputs, then the final h and c. Saved: i, f, g, o, all h and c.
    /// Source:   Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000. Two biases and the order of gates as PyTorch.
    /// </remarks>
    /// <param name="x">Sequences.</param>
    /// <param name="state">h_0 and c_0.</param>
    /// <param name="wIh">Weights from the input.</param>
    /// <param name="wHh">Weights from the state.</param>
    /// <param name="bIh">Bias beside the input.</param>
    /// <param name="bHh">Bias beside the state.</param>
    /// <param name="options">Lengths, direction, recurrent dropout.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or a length is outside 0 … T.</exception>
    public static Tensor<T> Lstm<T>(
        this Tensor<T> x, Tensor<T> state, Tensor<T> wIh, Tensor<T> wHh, Tensor<T> bIh, Tensor<T> bHh, RecurrentOptions<T>? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new LstmOperation<T>([x, state, wIh, wHh, bIh, bHh], options).Apply();

    /// <summary>One step in small operations, from the sums of the gates, (N, 4H) each.</summary>
    internal static (Tensor<T> Hidden, Tensor<T> Memory) LstmStep<T>(Tensor<T> fromInput, Tensor<T> fromState, Tensor<T> memory)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int hidden = memory.Shape[1];
        Tensor<T> gates = fromInput + fromState;
        Tensor<T> i = gates.Slice(1, ..hidden).Sigmoid(), f = gates.Slice(1, hidden..(2 * hidden)).Sigmoid();
        Tensor<T> g = gates.Slice(1, (2 * hidden)..(3 * hidden)).Tanh(), o = gates.Slice(1, (3 * hidden)..).Sigmoid();
        Tensor<T> c = (f * memory) + (i * g);
        return (o * c.Tanh(), c);
    }
}

internal sealed class LstmOperation<T>(Tensor<T>[] inputs, RecurrentOptions<T>? options)
    : RecurrentOperation<T, LstmCellKernel<T>>("Lstm", default, inputs, options)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation
        => @"c_t = \sigma(f_t) \odot c_{t-1} + \sigma(i_t) \odot \tanh(g_t),\quad h_t = \sigma(o_t) \odot \tanh(c_t)";

    protected override Tensor<T>[] Composed(Tensor<T> fromInput, Tensor<T> fromState, Tensor<T>[] states)
    {
        (Tensor<T> h, Tensor<T> c) = Functional.LstmStep(fromInput, fromState, states[1]);
        return [h, c];
    }
}

using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>A gated recurrent unit over whole sequences, in one operation.</summary>
    /// <remarks>
    /// Forward:  r, z = σ(W x_t + b + W h_{t−1} + b); n = tanh(W_in x_t + b_in + r ⊙ (W_hn h_{t−1} + b_hn)); h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}.
    /// Backward: dn = dh ⊙ (1 − z) ⊙ (1 − n²); dr = dn ⊙ (W_hn h + b_hn) ⊙ r(1 − r); dz = dh ⊙ (h_{t−1} − n) ⊙ z(1 − z); dh_{t−1} = dh ⊙ z + through W_hh.
    /// Shapes:   x (N, T, D), state (N, 1, H), wIh (3H, D), wHh (3H, H), bIh, bHh (3H,), gates in the order r, z, n
    ///           → (N, T + 1, H): T outputs, then the final state. Saved: r, z, n, W_hn h + b_hn, all h.
    /// Source:   Cho et al. 2014, arXiv:1406.1078. Differs, as PyTorch: the reset gate multiplies after W_hn (the paper: before).
    /// </remarks>
    /// <param name="x">Sequences.</param>
    /// <param name="state">h_0.</param>
    /// <param name="wIh">Weights from the input.</param>
    /// <param name="wHh">Weights from the state.</param>
    /// <param name="bIh">Bias beside the input.</param>
    /// <param name="bHh">Bias beside the state.</param>
    /// <param name="options">Lengths, direction, recurrent dropout.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or a length is outside 0 … T.</exception>
    public static Tensor<T> Gru<T>(
        this Tensor<T> x, Tensor<T> state, Tensor<T> wIh, Tensor<T> wHh, Tensor<T> bIh, Tensor<T> bHh, RecurrentOptions<T>? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new GruOperation<T>([x, state, wIh, wHh, bIh, bHh], options).Apply();

    /// <summary>One step in small operations, from the sums of the gates, (N, 3H) each.</summary>
    internal static Tensor<T> GruStep<T>(Tensor<T> fromInput, Tensor<T> fromState, Tensor<T> hidden)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int size = hidden.Shape[1];
        Tensor<T> r = (fromInput.Slice(1, ..size) + fromState.Slice(1, ..size)).Sigmoid();
        Tensor<T> z = (fromInput.Slice(1, size..(2 * size)) + fromState.Slice(1, size..(2 * size))).Sigmoid();
        Tensor<T> n = (fromInput.Slice(1, (2 * size)..) + (r * fromState.Slice(1, (2 * size)..))).Tanh();
        return ((1 - z) * n) + (z * hidden);
    }
}

internal sealed class GruOperation<T>(Tensor<T>[] inputs, RecurrentOptions<T>? options)
    : RecurrentOperation<T, GruCellKernel<T>>("Gru", default, inputs, options)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => @"h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1}";

    protected override Tensor<T>[] Composed(Tensor<T> fromInput, Tensor<T> fromState, Tensor<T>[] states)
        => [Functional.GruStep(fromInput, fromState, states[0])];
}

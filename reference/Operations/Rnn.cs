using System.Numerics;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>A simple recurrent network over whole sequences, in one operation.</summary>
    /// <remarks>
    /// Forward:  h_t = f(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh), f = tanh or ReLU.
    /// Backward: da_t = dh_t ⊙ f′(h_t); dh_{t−1} = W_hhᵀ da_t; dx_t = W_ihᵀ da_t; dW_ih = Σ da_t x_tᵀ; dW_hh = Σ da_t h_{t−1}ᵀ; both db = Σ da_t.
    /// Shapes:   x (N, T, D), state (N, 1, H), wIh (H, D), wHh (H, H), bIh, bHh (H,) → (N, T + 1, H): T outputs, then the final state. Saved: all h.
    /// Source:   Elman 1990, "Finding structure in time". Differs: two biases, as PyTorch.
    /// </remarks>
    /// <param name="x">Sequences.</param>
    /// <param name="state">h_0.</param>
    /// <param name="wIh">Weights from the input.</param>
    /// <param name="wHh">Weights from the state.</param>
    /// <param name="bIh">Bias beside the input.</param>
    /// <param name="bHh">Bias beside the state.</param>
    /// <param name="relu">ReLU instead of tanh.</param>
    /// <param name="options">Lengths, direction, recurrent dropout.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or a length is outside 0 … T.</exception>
    public static Tensor<T> Rnn<T>(
        this Tensor<T> x, Tensor<T> state, Tensor<T> wIh, Tensor<T> wHh, Tensor<T> bIh, Tensor<T> bHh, bool relu = false, RecurrentOptions<T>? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new RnnOperation<T>([x, state, wIh, wHh, bIh, bHh], relu, options).Apply();
}

internal sealed class RnnOperation<T>(Tensor<T>[] inputs, bool relu, RecurrentOptions<T>? options)
    : RecurrentOperation<T, RnnCellKernel<T>>("Rnn", new RnnCellKernel<T>(relu), inputs, options)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => $@"h_t = \{(relu ? "operatorname{ReLU}" : "tanh")}(W_{{ih}} x_t + b_{{ih}} + W_{{hh}} h_{{t-1}} + b_{{hh}})";

    protected override Tensor<T>[] Composed(Tensor<T> fromInput, Tensor<T> fromState, Tensor<T>[] states)
        => [relu ? (fromInput + fromState).Relu() : (fromInput + fromState).Tanh()];
}

using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>A simple recurrent network: the hidden state is its only memory.</summary>
/// <remarks>
/// Forward:  h_t = tanh(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh), or ReLU.
/// Shapes:   x (N, T, inputSize) → (N, T, hiddenSize · directions).
/// Source:   Elman 1990, "Finding structure in time".
/// </remarks>
/// <param name="inputSize">Last axis of x.</param>
/// <param name="hiddenSize">H.</param>
/// <param name="relu">ReLU instead of tanh.</param>
/// <param name="settings">Layers, directions, dropout; null: one layer, forwards, none.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a dropout of the settings is no share from 0 to 1.</exception>
public sealed class Rnn<T>(int inputSize, int hiddenSize, bool relu = false, RecurrentSettings? settings = null, RandomSource? random = null)
    : Recurrent<T>("Rnn", gates: 1, states: 1, inputSize, hiddenSize, settings ?? new RecurrentSettings(), random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected override Tensor<T> Fused(Tensor<T> x, Tensor<T> state, Tensor<T>[] weights, RecurrentOptions<T> options)
        => x.Rnn(state, weights[0], weights[1], weights[2], weights[3], relu, options);
}

/// <summary>Long short-term memory: gates decide what a memory cell forgets, takes in and shows.</summary>
/// <remarks>
/// Forward:  i, f, o = σ(…), g = tanh(…); c_t = f ⊙ c_{t−1} + i ⊙ g; h_t = o ⊙ tanh(c_t).
/// Shapes:   x (N, T, inputSize) → (N, T, hiddenSize · directions); state (N, 2 · layers · directions, hiddenSize).
/// Source:   Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000.
/// </remarks>
/// <param name="inputSize">Last axis of x.</param>
/// <param name="hiddenSize">H.</param>
/// <param name="settings">Layers, directions, dropout; null: one layer, forwards, none.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a dropout of the settings is no share from 0 to 1.</exception>
public sealed class Lstm<T>(int inputSize, int hiddenSize, RecurrentSettings? settings = null, RandomSource? random = null)
    : Recurrent<T>("Lstm", gates: 4, states: 2, inputSize, hiddenSize, settings ?? new RecurrentSettings(), random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected override Tensor<T> Fused(Tensor<T> x, Tensor<T> state, Tensor<T>[] weights, RecurrentOptions<T> options)
        => x.Lstm(state, weights[0], weights[1], weights[2], weights[3], options);
}

/// <summary>Gated recurrent unit: two gates, no separate memory cell.</summary>
/// <remarks>
/// Forward:  r, z = σ(…); n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn)); h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}.
/// Shapes:   x (N, T, inputSize) → (N, T, hiddenSize · directions).
/// Source:   Cho et al. 2014, arXiv:1406.1078; differs as PyTorch does, see <see cref="Functional.Gru{T}"/>.
/// </remarks>
/// <param name="inputSize">Last axis of x.</param>
/// <param name="hiddenSize">H.</param>
/// <param name="settings">Layers, directions, dropout; null: one layer, forwards, none.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a dropout of the settings is no share from 0 to 1.</exception>
public sealed class Gru<T>(int inputSize, int hiddenSize, RecurrentSettings? settings = null, RandomSource? random = null)
    : Recurrent<T>("Gru", gates: 3, states: 1, inputSize, hiddenSize, settings ?? new RecurrentSettings(), random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected override Tensor<T> Fused(Tensor<T> x, Tensor<T> state, Tensor<T>[] weights, RecurrentOptions<T> options)
        => x.Gru(state, weights[0], weights[1], weights[2], weights[3], options);
}

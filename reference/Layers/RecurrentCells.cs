using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>One step of a recurrent network, composed of small operations as the papers write it; the fused layers are proven equal to it.</summary>
/// <remarks>
/// Names:    weight_ih, weight_hh, bias_ih, bias_hh, as PyTorch. Start: uniform in ±1/√hiddenSize.
/// </remarks>
public abstract class RecurrentCell<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected RecurrentCell(int gates, int inputSize, int hiddenSize, RandomSource? random)
    {
        Require.Positive(base.Description, inputSize);
        Require.Positive(base.Description, hiddenSize);
        random ??= Nn<T>.Random;
        double bound = 1 / Math.Sqrt(hiddenSize);
        HiddenSize = hiddenSize;
        InputWeight = Parameter("weight_ih", Tensor<T>.Uniform((gates * hiddenSize, inputSize), random, -bound, bound));
        HiddenWeight = Parameter("weight_hh", Tensor<T>.Uniform((gates * hiddenSize, hiddenSize), random, -bound, bound));
        InputBias = Parameter("bias_ih", Tensor<T>.Uniform(gates * hiddenSize, random, -bound, bound));
        HiddenBias = Parameter("bias_hh", Tensor<T>.Uniform(gates * hiddenSize, random, -bound, bound));
    }

    /// <summary>H.</summary>
    public int HiddenSize { get; }

    /// <summary>W_ih, (G·H, inputSize).</summary>
    public Tensor<T> InputWeight { get; }

    /// <summary>W_hh, (G·H, H).</summary>
    public Tensor<T> HiddenWeight { get; }

    /// <summary>b_ih, (G·H,).</summary>
    public Tensor<T> InputBias { get; }

    /// <summary>b_hh, (G·H,).</summary>
    public Tensor<T> HiddenBias { get; }

    /// <inheritdoc/>
    public override string Description => $"{base.Description}({InputWeight.Shape[1]}, {HiddenSize})";

    /// <summary>A state of zeros for a batch.</summary>
    /// <param name="batch">N.</param>
    /// <exception cref="ShapeException">batch is negative.</exception>
    public Tensor<T> Zeros(int batch) => Tensor<T>.Zeros((batch, HiddenSize));

    private protected Tensor<T> FromInput(Tensor<T> x) => x.Linear(InputWeight, InputBias);

    private protected Tensor<T> FromState(Tensor<T> h) => h.Linear(HiddenWeight, HiddenBias);
}

/// <summary>One step of a simple recurrent network.</summary>
/// <remarks>
/// Forward:  h′ = tanh(W_ih x + b_ih + W_hh h + b_hh).
/// Shapes:   x (N, inputSize), h (N, hiddenSize) → h′ (N, hiddenSize).
/// Source:   Elman 1990, "Finding structure in time".
/// </remarks>
/// <param name="inputSize">Last axis of x.</param>
/// <param name="hiddenSize">H.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
public sealed class RnnCell<T>(int inputSize, int hiddenSize, RandomSource? random = null) : RecurrentCell<T>(1, inputSize, hiddenSize, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>One step from a state of zeros.</summary>
    /// <param name="x">(N, inputSize).</param>
    /// <exception cref="ShapeException">x is not (N, inputSize).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Next(x, Zeros(x.Shape[0]));

    /// <summary>One step.</summary>
    /// <param name="x">(N, inputSize).</param>
    /// <param name="h">(N, hiddenSize).</param>
    /// <exception cref="ShapeException">x is not (N, inputSize), or h is not (N, hiddenSize).</exception>
    public Tensor<T> Next(Tensor<T> x, Tensor<T> h) => (FromInput(x) + FromState(h)).Tanh();
}

/// <summary>One step of a long short-term memory.</summary>
/// <remarks>
/// Forward:  i, f, o = σ(…), g = tanh(…); c′ = f ⊙ c + i ⊙ g; h′ = o ⊙ tanh(c′).
/// Shapes:   x (N, inputSize), h and c (N, hiddenSize) → the same.
/// Source:   Hochreiter and Schmidhuber 1997; forget gate: Gers, Schmidhuber and Cummins 2000. Gates in the order i, f, g, o.
/// </remarks>
/// <param name="inputSize">Last axis of x.</param>
/// <param name="hiddenSize">H.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
public sealed class LstmCell<T>(int inputSize, int hiddenSize, RandomSource? random = null) : RecurrentCell<T>(4, inputSize, hiddenSize, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>h′ of one step from a state of zeros.</summary>
    /// <param name="x">(N, inputSize).</param>
    /// <exception cref="ShapeException">x is not (N, inputSize).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Next(x, (Zeros(x.Shape[0]), Zeros(x.Shape[0]))).Hidden;

    /// <summary>One step.</summary>
    /// <param name="x">(N, inputSize).</param>
    /// <param name="state">h and c, (N, hiddenSize) each.</param>
    /// <exception cref="ShapeException">x is not (N, inputSize), or h or c is not (N, hiddenSize).</exception>
    public (Tensor<T> Hidden, Tensor<T> Memory) Next(Tensor<T> x, (Tensor<T> Hidden, Tensor<T> Memory) state)
        => Functional.LstmStep(FromInput(x), FromState(state.Hidden), state.Memory);
}

/// <summary>One step of a gated recurrent unit, in PyTorch's form or in the one of the paper.</summary>
/// <remarks>
/// Forward:  r, z = σ(…); n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn)), or with resetBefore tanh(W_in x + b_in + W_hn (r ⊙ h) + b_hn);
///           h′ = (1 − z) ⊙ n + z ⊙ h.
/// Shapes:   x (N, inputSize), h (N, hiddenSize) → h′ (N, hiddenSize).
/// Source:   Cho et al. 2014, arXiv:1406.1078, eq. 5 to 8 (resetBefore). z = 1 keeps the old state, as there and in PyTorch; Chung et al. 2014 exchange z and 1 − z. Gates in the order r, z, n.
/// </remarks>
/// <param name="inputSize">Last axis of x.</param>
/// <param name="hiddenSize">H.</param>
/// <param name="resetBefore">The reset gate multiplies h before W_hn, as in the paper.</param>
/// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
public sealed class GruCell<T>(int inputSize, int hiddenSize, bool resetBefore = false, RandomSource? random = null) : RecurrentCell<T>(3, inputSize, hiddenSize, random)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>One step from a state of zeros.</summary>
    /// <param name="x">(N, inputSize).</param>
    /// <exception cref="ShapeException">x is not (N, inputSize).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Next(x, Zeros(x.Shape[0]));

    /// <summary>One step.</summary>
    /// <param name="x">(N, inputSize).</param>
    /// <param name="h">(N, hiddenSize).</param>
    /// <exception cref="ShapeException">x is not (N, inputSize), or h is not (N, hiddenSize).</exception>
    public Tensor<T> Next(Tensor<T> x, Tensor<T> h) => resetBefore ? NextResetBefore(x, h) : Functional.GruStep(FromInput(x), FromState(h), h);

    private Tensor<T> NextResetBefore(Tensor<T> x, Tensor<T> h)
    {
        Range gates = ..(2 * HiddenSize), candidate = (2 * HiddenSize)..;
        Tensor<T> fromInput = FromInput(x);
        Tensor<T> both = (fromInput.Slice(1, gates) + h.Linear(HiddenWeight.Slice(0, gates), HiddenBias.Slice(0, gates))).Sigmoid();
        Tensor<T> r = both.Slice(1, ..HiddenSize), z = both.Slice(1, HiddenSize..);
        Tensor<T> n = (fromInput.Slice(1, candidate) + (r * h).Linear(HiddenWeight.Slice(0, candidate), HiddenBias.Slice(0, candidate))).Tanh();
        return ((1 - z) * n) + (z * h);
    }
}

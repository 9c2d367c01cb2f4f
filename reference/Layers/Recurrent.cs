using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>What a recurrent layer gives: the output at every step and the state at the end.</summary>
/// <param name="Sequence">(N, T, H · directions): the last layer's hidden states; 0 at padded steps.</param>
/// <param name="State">(N, rows, H): for each layer, in each direction, the final h (and c of an LSTM). Pass it on to continue the sequence.</param>
/// <param name="Last">(N, H · directions): the last layer's final h, for classifying a whole sequence.</param>
public sealed record RecurrentResult<T>(Tensor<T> Sequence, Tensor<T> State, Tensor<T> Last)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>What Rnn, Lstm and Gru share: layers on top of each other, directions, dropout between layers and of the recurrent connections.</summary>
/// <remarks>
/// Shapes:   x (N, T, inputSize), the batch first (PyTorch's batch_first) → (N, T, hiddenSize · directions).
/// Names:    weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, …_l1, …_l0_reverse, as PyTorch.
/// Start:    all uniform in ±1/√hiddenSize, as PyTorch; Keras starts W_ih by Glorot, W_hh orthogonal and the forget gate's bias at 1.
/// </remarks>
public abstract class Recurrent<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<Tensor<T>[]> _weights = [];
    private readonly int _inputSize, _states;
    private readonly RecurrentSettings _settings;

    private protected Recurrent(string name, int gates, int states, int inputSize, int hiddenSize, RecurrentSettings settings, RandomSource? random)
    {
        Require.Positive(name, inputSize);
        Require.Positive(name, hiddenSize);
        Require.Positive(name, settings.Layers, "layers");
        Functional.CheckProbability(name, settings.Dropout);
        Functional.CheckProbability(name, settings.RecurrentDropout);
        (_inputSize, HiddenSize, _states, _settings) = (inputSize, hiddenSize, states, settings);
        Description = $"{name}({inputSize}, {hiddenSize}{(settings.Layers > 1 ? $", layers: {settings.Layers}" : "")}{(settings.Bidirectional ? ", bidirectional" : "")})";
        random ??= Nn<T>.Random;
        double bound = 1 / Math.Sqrt(hiddenSize);
        for (int index = 0; index < settings.Layers * Directions; index++)
        {
            string suffix = $"l{index / Directions}{(index % Directions == 1 ? "_reverse" : "")}";
            int features = index < Directions ? inputSize : hiddenSize * Directions;
            _weights.Add(
            [
                Parameter($"weight_ih_{suffix}", Tensor<T>.Uniform((gates * hiddenSize, features), random, -bound, bound)),
                Parameter($"weight_hh_{suffix}", Tensor<T>.Uniform((gates * hiddenSize, hiddenSize), random, -bound, bound)),
                Parameter($"bias_ih_{suffix}", Tensor<T>.Uniform(gates * hiddenSize, random, -bound, bound)),
                Parameter($"bias_hh_{suffix}", Tensor<T>.Uniform(gates * hiddenSize, random, -bound, bound)),
            ]);
        }
    }

    /// <summary>H.</summary>
    public int HiddenSize { get; }

    /// <summary>2 when the sequences are also read backwards, else 1.</summary>
    public int Directions => _settings.Bidirectional ? 2 : 1;

    /// <summary>Rows of a state: layers · directions · (2 for an LSTM, 1 for the others).</summary>
    public int StateRows => _settings.Layers * Directions * _states;

    /// <inheritdoc/>
    public override string Description { get; }

    /// <summary>The output at every step, from a state of zeros.</summary>
    /// <param name="x">(N, T, inputSize).</param>
    /// <exception cref="ShapeException">x has another shape.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Unroll(x).Sequence;

    /// <summary>The output at every step and the final state.</summary>
    /// <param name="x">(N, T, inputSize).</param>
    /// <param name="state">(N, StateRows, H) with which to start; null: zeros.</param>
    /// <param name="lengths">Valid steps of each sequence; null: all. The state stays and the output is 0 behind them.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or a length is outside 0 … T.</exception>
    public RecurrentResult<T> Unroll(Tensor<T> x, Tensor<T>? state = null, IReadOnlyList<int>? lengths = null)
    {
        if (x.Rank != 3 || x.Shape[2] != _inputSize)
        {
            throw new ShapeException($"{Description}: x {x.Shape} must be (N, T, {_inputSize}).");
        }
        if (state is not null && state.Shape != (x.Shape[0], StateRows, HiddenSize))
        {
            throw new ShapeException($"{Description}: the state {state.Shape} must be {(Shape)(x.Shape[0], StateRows, HiddenSize)}, (N, layers · directions · states, H).");
        }
        int steps = x.Shape[1];
        List<Tensor<T>> finals = [];
        for (int layer = 0; layer < _settings.Layers; layer++)
        {
            if (layer > 0 && IsTraining && _settings.Dropout > 0)
            {
                x = x.Dropout(_settings.Dropout, Nn<T>.Random);
            }
            Tensor<T>[] packed = [.. Enumerable.Range(0, Directions).Select(direction => Direction(x, state, (layer * Directions) + direction, lengths))];
            finals.AddRange(packed.Select(y => y.Slice(1, steps..)));
            x = Join(packed.Select(y => y.Slice(1, ..steps)), 2);
        }
        Tensor<T> last = Join(finals.TakeLast(Directions).Select(final => final.Slice(1, ..1)), 2).Reshape(x.Shape[0], Directions * HiddenSize);
        return new RecurrentResult<T>(x, Join(finals, 1), last);
    }

    /// <summary>The fused operation of one layer in one direction.</summary>
    private protected abstract Tensor<T> Fused(Tensor<T> x, Tensor<T> state, Tensor<T>[] weights, RecurrentOptions<T> options);

    private Tensor<T> Direction(Tensor<T> x, Tensor<T>? state, int index, IReadOnlyList<int>? lengths)
    {
        int batch = x.Shape[0];
        Tensor<T> start = state is null ? Zeros((batch, _states, HiddenSize)) : state.Slice(1, (index * _states)..((index + 1) * _states));
        Tensor<T>? mask = IsTraining && _settings.RecurrentDropout > 0
            ? Functional.DropoutMask<T>(Description, (batch, HiddenSize), _settings.RecurrentDropout, Nn<T>.Random)
            : null;
        return Fused(x, start, _weights[index], new RecurrentOptions<T>(lengths, Reverse: index % Directions == 1, mask));
    }

    /// <summary>From the step's memory, for it grows with the batch.</summary>
    private static Tensor<T> Zeros(Shape shape)
    {
        Tensor<T> zeros = Tensor<T>.Uninitialized(shape);
        zeros.Data.Clear();
        return zeros;
    }

    private static Tensor<T> Join(IEnumerable<Tensor<T>> parts, int axis)
    {
        Tensor<T>[] all = [.. parts];
        return all.Length == 1 ? all[0] : Functional.Concatenate(all, axis);
    }
}

/// <summary>What the recurrent layers are free to choose.</summary>
/// <param name="Layers">Layers on top of each other.</param>
/// <param name="Bidirectional">Read also backwards; the two outputs stand side by side.</param>
/// <param name="Dropout">Share dropped between layers in training.</param>
/// <param name="RecurrentDropout">Share of the hidden state dropped before W_hh in training, one mask for the whole sequence (arXiv:1512.05287).</param>
public sealed record RecurrentSettings(int Layers = 1, bool Bidirectional = false, double Dropout = 0, double RecurrentDropout = 0);

using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>Sequence to sequence: a bidirectional GRU reads, a GRU cell that looks back at what was read writes.</summary>
/// <remarks>
/// Forward:  annotations = GRU both ways over the source; at each step context_t = attention of the state to them (without attention: the final states),
///           state_{t+1} = cell([embedding(y_t); context_t], state_t), logits_t = W [state_{t+1}; context_t] + b.
/// Shapes:   source (N, S), target (N, T) tokens → logits (N, T, V); the target begins with a start token (teacher forcing).
/// Source:   Bahdanau, Cho and Bengio 2015, arXiv:1409.0473. Differs: the output is one Linear layer instead of a maxout.
/// </remarks>
public sealed partial class Seq2Seq<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Embedding<T> _sourceEmbedding, _targetEmbedding;
    private readonly Gru<T> _encoder;
    private readonly Linear<T> _start, _head;
    private readonly AdditiveAttention<T>? _additive;
    private readonly Linear<T>? _key;
    private readonly GruCell<T> _cell;
    private readonly int? _padding;

    /// <summary>A model with random start weights.</summary>
    /// <param name="sourceVocabulary">Tokens of the source language.</param>
    /// <param name="targetVocabulary">Tokens of the target language.</param>
    /// <param name="features">Size of a token's vector.</param>
    /// <param name="hiddenSize">Hidden size of encoder (each way), attention and decoder.</param>
    /// <param name="lookBack">How the decoder looks back at the source.</param>
    /// <param name="padding">Token that fills the end of short sources and is never read; null: none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Seq2Seq(int sourceVocabulary, int targetVocabulary, int features, int hiddenSize, LookBack lookBack = LookBack.Additive, int? padding = null)
    {
        _sourceEmbedding = Child("source", Nn<T>.Embedding(sourceVocabulary, features));
        _targetEmbedding = Child("target", Nn<T>.Embedding(targetVocabulary, features));
        _encoder = Child("encoder", Nn<T>.Gru(features, hiddenSize, new RecurrentSettings(Bidirectional: true)));
        _start = Child("start", Nn<T>.Linear(2 * hiddenSize, hiddenSize));
        _additive = lookBack == LookBack.Additive ? Child("attention", Nn<T>.AdditiveAttention(hiddenSize, 2 * hiddenSize, hiddenSize)) : null;
        _key = lookBack == LookBack.ScaledDot ? Child("key", Nn<T>.Linear(2 * hiddenSize, hiddenSize, bias: false)) : null;
        _cell = Child("cell", Nn<T>.GruCell(features + (2 * hiddenSize), hiddenSize));
        _head = Child("head", Nn<T>.Linear(3 * hiddenSize, targetVocabulary));
        _padding = padding;
    }

    /// <summary>Needs two inputs: call <see cref="Forward(Tensor{T}, Tensor{T})"/>.</summary>
    /// <param name="x">(N, S) tokens.</param>
    /// <exception cref="InvalidOperationException">Always: the target is needed too.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => throw new InvalidOperationException("Seq2Seq: training needs the target too; call Forward(source, target), or Translate(source, …).");

    /// <summary>The scores of each next target token, given the target up to there.</summary>
    /// <param name="source">(N, S) tokens.</param>
    /// <param name="target">(N, T) tokens, the start token first.</param>
    /// <exception cref="ShapeException">source and target are not (N, S) and (N, T) with one N.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public Tensor<T> Forward(Tensor<T> source, Tensor<T> target)
    {
        (Reading read, Tensor<T> state) = Encode(source);
        Tensor<T> embedded = Run(_targetEmbedding, target);
        var logits = new Tensor<T>[target.Shape[1]];
        for (int t = 0; t < logits.Length; t++)
        {
            (logits[t], state, _) = Decode(embedded.Slice(1, t..(t + 1)), read, state);
        }
        return Functional.Concatenate(logits, 1);
    }

    private (Reading Read, Tensor<T> State) Encode(Tensor<T> source)
    {
        int[]? lengths = _padding is int padding ? Lengths(source, padding) : null;
        RecurrentResult<T> read = _encoder.Unroll(Run(_sourceEmbedding, source), lengths: lengths);
        // Keys do not change while the target is written: they are computed once.
        Tensor<T>? keys = _additive?.Keys(read.Sequence) ?? (_key is null ? null : Run(_key, read.Sequence));
        return (new Reading(read.Sequence, read.Last, keys, Mask(lengths, source.Shape[1])), Run(_start, read.Last).Tanh());
    }

    /// <summary>One step: (N, 1, features) and a state (N, H) to logits (N, 1, V), the next state and the attention (N, 1, S).</summary>
    private (Tensor<T> Logits, Tensor<T> State, Tensor<T>? Weights) Decode(Tensor<T> embedded, Reading read, Tensor<T> state)
    {
        int batch = state.Shape[0];
        Tensor<T>? weights = Weights(state.Reshape(batch, 1, _cell.HiddenSize), read);
        Tensor<T> context = weights is null ? read.Last : weights.MatMul(read.Annotations).Reshape(batch, read.Last.Shape[1]);
        Tensor<T> next = _cell.Next(Functional.Concatenate([embedded.Reshape(batch, embedded.Shape[2]), context], 1), state);
        return (Run(_head, Functional.Concatenate([next, context], 1)).Unsqueeze(1), next, weights);
    }

    /// <summary>How much the state (N, 1, H) looks at each annotation: (N, 1, S), or null without attention.</summary>
    private Tensor<T>? Weights(Tensor<T> state, Reading read)
    {
        if (read.Keys is null)
        {
            return null;
        }
        return _additive is not null
            ? _additive.WeightsOver(state, read.Keys, read.Mask)
            : (state.MatMul(read.Keys.Transpose()) / Math.Sqrt(_cell.HiddenSize)).MaskedSoftmax(read.Mask);
    }

    /// <summary>Tokens before the padding at the end of each row.</summary>
    private static int[] Lengths(Tensor<T> source, int padding)
    {
        int[] lengths = new int[source.Shape[0]];
        for (int n = 0; n < lengths.Length; n++)
        {
            lengths[n] = source.Data.Slice(n * source.Shape[1], source.Shape[1]).LastIndexOfAnyExcept(T.CreateChecked(padding)) + 1;
        }
        return lengths;
    }

    /// <summary>0 behind each row's end, else 1, as (N, 1, S).</summary>
    private static Tensor<T>? Mask(int[]? lengths, int steps)
        => lengths is null
            ? null
            : Tensor<T>.From([.. lengths.SelectMany(length => Enumerable.Range(0, steps).Select(s => s < length ? T.One : T.Zero))], (lengths.Length, 1, steps));

    /// <summary>What the encoder hands over: annotations (N, S, 2H), final states (N, 2H), keys (N, S, H) and the mask of padding.</summary>
    private sealed record Reading(Tensor<T> Annotations, Tensor<T> Last, Tensor<T>? Keys, Tensor<T>? Mask);
}

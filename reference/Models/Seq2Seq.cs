using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>Sequence to sequence with attention: a bidirectional GRU reads, a GRU cell that looks back at what was read writes.</summary>
/// <remarks>
/// Forward:  annotations = GRU both ways over the source; at each step context_t = additive attention of the state to them,
///           state_{t+1} = cell([embedding(y_t); context_t], state_t), logits_t = W [state_{t+1}; context_t] + b.
/// Shapes:   source (N, S), target (N, T) tokens → logits (N, T, V); the target begins with a start token (teacher forcing).
/// Source:   Bahdanau, Cho and Bengio 2015, arXiv:1409.0473. Differs: the output is one Linear layer instead of a maxout.
/// </remarks>
public sealed class Seq2Seq<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Embedding<T> _sourceEmbedding, _targetEmbedding;
    private readonly Gru<T> _encoder;
    private readonly Linear<T> _start, _head;
    private readonly AdditiveAttention<T> _attention;
    private readonly GruCell<T> _cell;

    /// <summary>A model with random start weights.</summary>
    /// <param name="sourceVocabulary">Tokens of the source language.</param>
    /// <param name="targetVocabulary">Tokens of the target language.</param>
    /// <param name="features">Size of a token's vector.</param>
    /// <param name="hiddenSize">Hidden size of encoder (each way), attention and decoder.</param>
    public Seq2Seq(int sourceVocabulary, int targetVocabulary, int features, int hiddenSize)
    {
        _sourceEmbedding = Child("source", Nn<T>.Embedding(sourceVocabulary, features));
        _targetEmbedding = Child("target", Nn<T>.Embedding(targetVocabulary, features));
        _encoder = Child("encoder", Nn<T>.Gru(features, hiddenSize, new RecurrentSettings(Bidirectional: true)));
        _start = Child("start", Nn<T>.Linear(2 * hiddenSize, hiddenSize));
        _attention = Child("attention", Nn<T>.AdditiveAttention(hiddenSize, 2 * hiddenSize, hiddenSize));
        _cell = Child("cell", Nn<T>.GruCell(features + (2 * hiddenSize), hiddenSize));
        _head = Child("head", Nn<T>.Linear(3 * hiddenSize, targetVocabulary));
    }

    /// <summary>Needs two inputs: call <see cref="Forward(Tensor{T}, Tensor{T})"/>.</summary>
    /// <param name="x">(N, S) tokens.</param>
    /// <exception cref="InvalidOperationException">Always: the target is needed too.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => throw new InvalidOperationException("Seq2Seq: training needs the target too; call Forward(source, target), or Translate(source, …).");

    /// <summary>The scores of each next target token, given the target up to there.</summary>
    /// <param name="source">(N, S) tokens.</param>
    /// <param name="target">(N, T) tokens, the start token first.</param>
    public Tensor<T> Forward(Tensor<T> source, Tensor<T> target)
    {
        (Tensor<T> annotations, Tensor<T> state) = Encode(source);
        Tensor<T> embedded = Run(_targetEmbedding, target);
        var logits = new Tensor<T>[target.Shape[1]];
        for (int t = 0; t < logits.Length; t++)
        {
            (logits[t], state, _) = Decode(embedded.Slice(1, t..(t + 1)), annotations, state);
        }
        return Functional.Concatenate(logits, 1);
    }

    /// <summary>Translates one sentence, taking the best token each time. Switches to evaluation: nothing is dropped.</summary>
    /// <param name="source">Tokens of the sentence.</param>
    /// <param name="start">The token before the first.</param>
    /// <param name="end">The token at which to stop.</param>
    /// <param name="maxLength">Longest translation.</param>
    /// <returns>The tokens without start and end, and for each the attention weights over the source.</returns>
    public (IReadOnlyList<int> Tokens, IReadOnlyList<T[]> Attention) Translate(IReadOnlyList<int> source, int start, int end, int maxLength)
    {
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        (Tensor<T> annotations, Tensor<T> state) = Encode(Sampling.Batch<T>(source));
        List<int> tokens = [];
        List<T[]> attention = [];
        int token = start;
        while (tokens.Count < maxLength)
        {
            (Tensor<T> logits, state, Tensor<T> weights) = Decode(Run(_targetEmbedding, Sampling.Batch<T>([token])), annotations, state);
            token = TensorPrimitives.IndexOfMax<T>(logits.Data);
            if (token == end)
            {
                break;
            }
            tokens.Add(token);
            attention.Add(weights.ToArray());
        }
        return (tokens, attention);
    }

    private (Tensor<T> Annotations, Tensor<T> State) Encode(Tensor<T> source)
    {
        RecurrentResult<T> read = _encoder.Unroll(Run(_sourceEmbedding, source));
        return (read.Sequence, Run(_start, read.Last).Tanh());
    }

    /// <summary>One step: (N, 1, features) and a state (N, H) to logits (N, 1, V), the next state and the attention (N, 1, S).</summary>
    private (Tensor<T> Logits, Tensor<T> State, Tensor<T> Weights) Decode(Tensor<T> embedded, Tensor<T> annotations, Tensor<T> state)
    {
        int batch = state.Shape[0];
        Tensor<T> weights = _attention.Weights(state.Reshape(batch, 1, _cell.HiddenSize), annotations);
        Tensor<T> context = weights.MatMul(annotations).Reshape(batch, annotations.Shape[2]);
        Tensor<T> next = _cell.Next(Functional.Concatenate([embedded.Reshape(batch, embedded.Shape[2]), context], 1), state);
        return (Run(_head, Functional.Concatenate([next, context], 1)).Unsqueeze(1), next, weights);
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>The Transformer: an encoder reads the source, a decoder writes the target one token after another.</summary>
/// <remarks>
/// Forward:  logits = W decoder(√D · embedding(target) + positions, encoder(√D · embedding(source) + positions)) + b.
/// Shapes:   source (N, S), target (N, T) tokens → logits (N, T, V); the target begins with a start token (teacher forcing).
/// Source:   Vaswani et al. 2017, arXiv:1706.03762. Differs: the three embedding matrices are not shared.
/// </remarks>
public sealed class Transformer<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Embedding<T> _sourceEmbedding, _targetEmbedding;
    private readonly PositionalEncoding<T> _positions;
    private readonly TransformerEncoder<T> _encoder;
    private readonly TransformerDecoder<T> _decoder;
    private readonly Linear<T> _head;
    private readonly double _scale;
    private readonly int? _padding;

    /// <summary>A model with random start weights.</summary>
    /// <param name="sourceVocabulary">Tokens of the source language.</param>
    /// <param name="targetVocabulary">Tokens of the target language.</param>
    /// <param name="layers">Blocks in the encoder and in the decoder.</param>
    /// <param name="features">D, size of a token's vector.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="maxLength">Longest sequence.</param>
    /// <param name="padding">Token of the source that is never looked at; null: none.</param>
    /// <param name="options">Dropout, order of the norms, activation; null: the paper's.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public Transformer(
        int sourceVocabulary, int targetVocabulary, int layers, int features, int heads, int maxLength, int? padding = null, TransformerOptions? options = null)
    {
        _sourceEmbedding = Child("source", Nn<T>.Embedding(sourceVocabulary, features));
        _targetEmbedding = Child("target", Nn<T>.Embedding(targetVocabulary, features));
        _positions = Child("positions", Nn<T>.PositionalEncoding(maxLength, features));
        _encoder = Child("encoder", Nn<T>.TransformerEncoder(layers, features, heads, 4 * features, options));
        _decoder = Child("decoder", Nn<T>.TransformerDecoder(layers, features, heads, 4 * features, options));
        _head = Child("head", Nn<T>.Linear(features, targetVocabulary));
        (_scale, _padding) = (Math.Sqrt(features), padding);
        // Deviation 1/√D, so that √D times an embedding is as large as the positions added to it, not √D times larger.
        foreach (Tensor<T> table in (Tensor<T>[])[_sourceEmbedding.Weight, _targetEmbedding.Weight])
        {
            TensorPrimitives.Divide(table.Data, T.CreateChecked(_scale), table.Data);
        }
    }

    /// <summary>Needs two inputs: call <see cref="Forward(Tensor{T}, Tensor{T})"/>.</summary>
    /// <param name="x">(N, S) tokens.</param>
    /// <exception cref="InvalidOperationException">Always: the target is needed too.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => throw new InvalidOperationException("Transformer: training needs the target too; call Forward(source, target), or Translate(source, …).");

    /// <summary>The scores of each next target token, given the target up to there.</summary>
    /// <param name="source">(N, S) tokens.</param>
    /// <param name="target">(N, T) tokens, the start token first.</param>
    /// <exception cref="ShapeException">source and target are not (N, S) and (N, T) with one N and at most maxLength steps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public Tensor<T> Forward(Tensor<T> source, Tensor<T> target) => Decode(target, Encode(source), PaddingMask(source));

    /// <summary>Translates one sentence, taking the best token each time. Switches to evaluation: nothing is dropped.</summary>
    /// <param name="source">Tokens of the sentence.</param>
    /// <param name="start">The token before the first.</param>
    /// <param name="end">The token at which to stop.</param>
    /// <param name="maxLength">Longest translation.</param>
    /// <returns>The tokens without start and end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    /// <exception cref="ShapeException">The source or the translation becomes longer than maxLength.</exception>
    public IReadOnlyList<int> Translate(IReadOnlyList<int> source, int start, int end, int maxLength)
    {
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        Tensor<T> batch = Sampling.Batch<T>(source);
        Tensor<T> memory = Encode(batch);
        List<int> tokens = [start];
        while (tokens.Count <= maxLength)
        {
            int token = TensorPrimitives.IndexOfMax(Sampling.Last(Decode(Sampling.Batch<T>(tokens), memory, PaddingMask(batch))));
            if (token == end)
            {
                break;
            }
            tokens.Add(token);
        }
        return tokens[1..];
    }

    private Tensor<T> Encode(Tensor<T> source) => Run(_encoder, () => _encoder.Forward(Embed(_sourceEmbedding, source), PaddingMask(source)));

    private Tensor<T> Decode(Tensor<T> target, Tensor<T> memory, Tensor<T>? memoryMask)
        => Run(_head, Run(_decoder, () => _decoder.Forward(Embed(_targetEmbedding, target), memory, memoryMask: memoryMask)));

    private Tensor<T> Embed(Embedding<T> embedding, Tensor<T> tokens) => Run(_positions, Run(embedding, tokens) * _scale);

    /// <summary>0 where a token is padding, else 1, as (N, 1, 1, S): for every head and every query.</summary>
    private Tensor<T>? PaddingMask(Tensor<T> tokens)
        => _padding is int padding
            ? Tensor<T>.From([.. tokens.ToArray().Select(token => token == T.CreateChecked(padding) ? T.Zero : T.One)], (tokens.Shape[0], 1, 1, tokens.Shape[1]))
            : null;
}

using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tokenization;

namespace Tutorial.Reference.Models;

/// <summary>Classifies texts: word vectors, a bidirectional LSTM that skips padding, a Linear layer on its final states.</summary>
/// <remarks>
/// Forward:  logits = W [h_forwards; h_backwards] + b.
/// Shapes:   x (N, T) tokens, padded at the end with <see cref="Vocabulary.Padding"/> → logits (N, classes).
/// Source:   Graves and Schmidhuber 2005, "Framewise phoneme classification with bidirectional LSTM".
/// </remarks>
public sealed class TextClassifier<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Embedding<T> _embedding;
    private readonly Lstm<T> _lstm;
    private readonly Dropout<T> _dropout;
    private readonly Linear<T> _head;

    /// <summary>A model with random start weights.</summary>
    /// <param name="vocabulary">Number of tokens, padding included.</param>
    /// <param name="features">Size of a word's vector.</param>
    /// <param name="hiddenSize">Hidden size in each direction.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="dropout">Share of the final states that is dropped in training.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public TextClassifier(int vocabulary, int features, int hiddenSize, int classes, double dropout = 0)
    {
        _embedding = Child("embedding", Nn<T>.Embedding(vocabulary, features, Vocabulary.Padding));
        _lstm = Child("lstm", Nn<T>.Lstm(features, hiddenSize, new RecurrentSettings(Bidirectional: true)));
        _dropout = Child("dropout", Nn<T>.Dropout(dropout));
        _head = Child("head", Nn<T>.Linear(2 * hiddenSize, classes));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, T).</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => Run(_head, Run(_dropout, _lstm.Unroll(Run(_embedding, x), lengths: Lengths(x)).Last));

    /// <summary>Tokens before the padding at the end of each row; what stands behind them is never read.</summary>
    private static int[] Lengths(Tensor<T> x)
    {
        if (x.Rank != 2)
        {
            throw new ShapeException($"TextClassifier: x {x.Shape} must be (N, T), one row of tokens for each text.");
        }
        T padding = T.CreateChecked(Vocabulary.Padding);
        int[] lengths = new int[x.Shape[0]];
        for (int n = 0; n < lengths.Length; n++)
        {
            lengths[n] = x.Data.Slice(n * x.Shape[1], x.Shape[1]).LastIndexOfAnyExcept(padding) + 1;
        }
        return lengths;
    }
}

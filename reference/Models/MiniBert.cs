using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>A small BERT: Transformer blocks that look both ways and fill in masked tokens.</summary>
/// <remarks>
/// Forward:  logits = W blocks(LN(embedding(x) + positions)) + b, post-norm blocks with Gelu.
/// Shapes:   x (N, T) tokens, T ≤ maxLength → logits (N, T, V).
/// Source:   Devlin et al. 2019, arXiv:1810.04805. Differs: no segments and no next-sentence task; W is not shared with the embedding.
/// </remarks>
public sealed class MiniBert<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The label of a token that was not masked: cross-entropy leaves it out.</summary>
    public const int Ignored = -100;

    private readonly Embedding<T> _embedding;
    private readonly PositionalEncoding<T> _positions;
    private readonly LayerNorm<T> _norm;
    private readonly TransformerEncoder<T> _blocks;
    private readonly Linear<T> _head;

    /// <summary>A model with random start weights.</summary>
    /// <param name="vocabulary">V, number of tokens, the mask's included.</param>
    /// <param name="layers">Blocks.</param>
    /// <param name="features">Size of a token's vector.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="maxLength">Longest sequence.</param>
    /// <param name="dropout">Share dropped in training.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public MiniBert(int vocabulary, int layers, int features, int heads, int maxLength, double dropout = 0.1)
    {
        _embedding = Child("embedding", Nn<T>.Embedding(vocabulary, features));
        _positions = Child("positions", Nn<T>.PositionalEncoding(maxLength, features, learned: true));
        _norm = Child("norm", Nn<T>.LayerNorm(features));
        _blocks = Child("blocks", Nn<T>.TransformerEncoder(layers, features, heads, 4 * features, new TransformerOptions(dropout, Gelu: true)));
        _head = Child("head", Nn<T>.Linear(features, vocabulary));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, T) with T ≤ maxLength.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Run(_head, Features(x));

    /// <summary>A vector for each token that has seen the whole sentence, (N, T, features): what other tasks build on.</summary>
    /// <param name="x">(N, T) tokens.</param>
    /// <exception cref="ShapeException">x is not (N, T) with T ≤ maxLength.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public Tensor<T> Features(Tensor<T> x) => Run(_blocks, Run(_norm, Run(_positions, Run(_embedding, x))));

    /// <summary>Makes a training example: hides a share of the tokens; of those 80 % become the mask, 10 % any token, 10 % stay (section 3.1).</summary>
    /// <param name="tokens">(N, T) tokens.</param>
    /// <param name="mask">The mask's token.</param>
    /// <param name="vocabulary">V; replacements are drawn from 0 … V − 1.</param>
    /// <param name="random">Where the choices come from.</param>
    /// <param name="share">Share that is hidden.</param>
    /// <returns>The input, and for each token its label: the token where it was hidden, else <see cref="Ignored"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The vocabulary is below 1, or a token is no whole number of it.</exception>
    public static (Tensor<T> Input, int[] Labels) Hide(Tensor<T> tokens, int mask, int vocabulary, RandomSource random, double share = 0.15)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(random);
        Require.Positive("MiniBert.Hide", vocabulary);
        ReadOnlySpan<T> data = tokens.Data;
        for (int i = 0; i < data.Length; i++)
        {
            if (!T.IsInteger(data[i]) || data[i] < T.Zero || data[i] >= T.CreateChecked(vocabulary))
            {
                throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"MiniBert.Hide: token {data[i]} at flat position {i} must be a whole number from 0 to {vocabulary - 1}."));
            }
        }
        Tensor<T> input = tokens.Keep();
        int[] labels = new int[tokens.Length];
        Array.Fill(labels, Ignored);
        for (int i = 0; i < labels.Length; i++)
        {
            if (random.NextDouble() >= share)
            {
                continue;
            }
            labels[i] = int.CreateChecked(tokens.Data[i]);
            double choice = random.NextDouble();
            if (choice < 0.9)
            {
                input.Data[i] = T.CreateChecked(choice < 0.8 ? mask : random.Integer(0, vocabulary));
            }
        }
        return (input, labels);
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Models;

/// <summary>A small GPT: Transformer blocks in which each position sees only itself and the past, predicting the next token.</summary>
/// <remarks>
/// Forward:  logits = W LN(block_n(… block_1(embedding(x) + positions))), pre-norm blocks with Gelu.
/// Shapes:   x (N, T) tokens, T ≤ maxLength → logits (N, T, V); the target at t is x at t + 1.
/// Source:   Radford et al. 2019, "Language models are unsupervised multitask learners" (GPT-2). Differs: W is not shared with the embedding; exact Gelu.
/// </remarks>
public sealed class MiniGpt<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Embedding<T> _embedding;
    private readonly PositionalEncoding<T> _positions;
    private readonly TransformerEncoder<T> _blocks;
    private readonly Linear<T> _head;

    /// <summary>A model with random start weights.</summary>
    /// <param name="vocabulary">V, number of tokens.</param>
    /// <param name="layers">Blocks.</param>
    /// <param name="features">Size of a token's vector.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="maxLength">Longest sequence (context).</param>
    /// <param name="dropout">Share dropped in training.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the dropout is no share from 0 to 1.</exception>
    public MiniGpt(int vocabulary, int layers, int features, int heads, int maxLength, double dropout = 0.1)
    {
        _embedding = Child("embedding", Nn<T>.Embedding(vocabulary, features));
        // Start small, as GPT-2: with deviation 1 the embedding would drown the blocks' first contributions.
        TensorPrimitives.Multiply(_embedding.Weight.Data, T.CreateChecked(0.02), _embedding.Weight.Data);
        _positions = Child("positions", Nn<T>.PositionalEncoding(maxLength, features, learned: true));
        _blocks = Child("blocks", Nn<T>.TransformerEncoder(layers, features, heads, 4 * features, new TransformerOptions(dropout, NormFirst: true, Gelu: true)));
        _head = Child("head", Nn<T>.Linear(features, vocabulary, bias: false));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x is not (N, T) with T ≤ maxLength.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public override Tensor<T> Forward(Tensor<T> x)
        => Run(_head, Run(_blocks, () => _blocks.Forward(Run(_positions, Run(_embedding, x)), null, causal: true)));

    /// <summary>Continues a prompt token by token. Switches to evaluation: nothing is dropped.</summary>
    /// <param name="prompt">Tokens; one at least.</param>
    /// <param name="count">How many tokens to add; prompt and new tokens together at most maxLength.</param>
    /// <param name="temperature">0 takes the best; 1 draws as the model says.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>The prompt and the new tokens.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="ShapeException">The text would become longer than maxLength.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative or not finite, or a token is no whole number of the vocabulary.</exception>
    public IReadOnlyList<int> Generate(IReadOnlyList<int> prompt, int count, double temperature, RandomSource random)
        => Generate(prompt, count, new SamplingOptions(temperature), random);

    /// <summary>The same with top-k and nucleus. Keys and values of earlier positions are kept, so each new token costs one position only.</summary>
    /// <param name="prompt">Tokens; one at least.</param>
    /// <param name="count">How many tokens to add; prompt and new tokens together at most maxLength.</param>
    /// <param name="options">Temperature, top-k and nucleus.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>The prompt and the new tokens.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="ShapeException">The text would become longer than maxLength.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or a token is no whole number of the vocabulary.</exception>
    public IReadOnlyList<int> Generate(IReadOnlyList<int> prompt, int count, SamplingOptions options, RandomSource random)
    {
        Sampling.CheckPrompt("MiniGpt", prompt);
        Evaluate();
        using IDisposable noGraph = Gradients.Off();
        KeyValueCache<T> cache = new();
        List<int> tokens = [.. prompt];
        IReadOnlyList<int> unread = prompt;
        for (int i = 0; i < count; i++)
        {
            Tensor<T> logits = Continue(Sampling.Batch<T>(unread), cache);
            tokens.Add(Sampling.Choose(Sampling.Last(logits), options, random));
            unread = [tokens[^1]];
        }
        return tokens;
    }

    /// <summary>The forward pass of new positions only: earlier ones are looked up in the cache, which grows by the new ones.</summary>
    /// <param name="x">(N, T) tokens that follow those the cache has seen.</param>
    /// <param name="cache">Keys and values so far; a new one at the start of a text.</param>
    /// <returns>(N, T, V), what <see cref="Forward"/> gives at these positions of the whole text.</returns>
    /// <exception cref="ShapeException">The text becomes longer than maxLength.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is no whole number of the vocabulary.</exception>
    public Tensor<T> Continue(Tensor<T> x, KeyValueCache<T> cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        Tensor<T> h = _positions.From(Run(_embedding, x), cache.Count);
        for (int i = 0; i < _blocks.Layers.Count; i++)
        {
            int layer = i;
            MultiheadAttention<T> attention = _blocks.Layers[i].Attention;
            h = _blocks.Layers[i].Around(h, query =>
            {
                (Tensor<T> keys, Tensor<T> values) = cache.Add(layer, attention.KeysAndValues(query));
                return attention.AttendTo(query, keys, values);
            });
        }
        return Run(_head, _blocks.Normalize(h));
    }
}

using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Additive attention: a small network scores how well a query and a key match.</summary>
/// <remarks>
/// Forward:  y_t = Σ_s a_ts value_s, a_t = softmax(vᵀ tanh(W_q q_t + W_k k_s)) over the allowed s.
/// Shapes:   query (N, T, queryFeatures), key (N, S, keyFeatures), value (N, S, E), mask broadcasting to (N, T, S) → y (N, T, E).
/// Source:   Bahdanau, Cho and Bengio 2015, arXiv:1409.0473, section 3.1, where v_a, W_a, U_a are the names.
/// </remarks>
public sealed class AdditiveAttention<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Linear<T> _query, _key, _score;

    /// <summary>An attention with random start weights.</summary>
    /// <param name="queryFeatures">Last axis of the queries.</param>
    /// <param name="keyFeatures">Last axis of the keys.</param>
    /// <param name="hiddenSize">Width of the scoring network.</param>
    /// <param name="random">Where the start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public AdditiveAttention(int queryFeatures, int keyFeatures, int hiddenSize, RandomSource? random = null)
    {
        _query = Child("query", new Linear<T>(queryFeatures, hiddenSize, bias: false, random));
        _key = Child("key", new Linear<T>(keyFeatures, hiddenSize, bias: false, random));
        _score = Child("score", new Linear<T>(hiddenSize, 1, bias: false, random));
    }

    /// <inheritdoc/>
    public override string Description => $"AdditiveAttention({_query.Weight.Shape[1]}, {_key.Weight.Shape[1]}, {_query.Weight.Shape[0]})";

    /// <summary>Self-attention; the query and key features must be the same.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <exception cref="ShapeException">x is not (N, T, features), or query and key features differ.</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Attend(x, x, x);

    /// <summary>Attention of queries to keys and their values.</summary>
    /// <param name="query">(N, T, queryFeatures).</param>
    /// <param name="key">(N, S, keyFeatures).</param>
    /// <param name="value">(N, S, E).</param>
    /// <param name="mask">0 forbids a key; broadcasts to (N, T, S), so a padding mask is (N, 1, S); null allows all.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor<T> Attend(Tensor<T> query, Tensor<T> key, Tensor<T> value, Tensor<T>? mask = null) => Weights(query, key, mask).MatMul(value);

    /// <summary>The attention weights a, (N, T, S): what is drawn as a heat map.</summary>
    /// <param name="query">(N, T, queryFeatures).</param>
    /// <param name="key">(N, S, keyFeatures).</param>
    /// <param name="mask">0 forbids a key; broadcasts to (N, T, S); null allows all.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor<T> Weights(Tensor<T> query, Tensor<T> key, Tensor<T>? mask = null)
    {
        if (query.Rank != 3 || key.Rank != 3 || query.Shape[0] != key.Shape[0])
        {
            throw new ShapeException($"{Description}: query {query.Shape} and key {key.Shape} must be (N, T, queryFeatures) and (N, S, keyFeatures) with the same N.");
        }
        return WeightsOver(query, Keys(key), mask);
    }

    /// <summary>W_k k_s of all keys, (N, S, hiddenSize): computed once for queries that come one after another.</summary>
    /// <param name="key">(N, S, keyFeatures).</param>
    internal Tensor<T> Keys(Tensor<T> key) => Run(_key, key);

    /// <summary>The weights, from keys that <see cref="Keys"/> has projected.</summary>
    internal Tensor<T> WeightsOver(Tensor<T> query, Tensor<T> keys, Tensor<T>? mask)
    {
        (int batch, int queries, int hidden) = (query.Shape[0], query.Shape[1], keys.Shape[2]);
        // Every query meets every key: (N, T, 1, hidden) + (N, 1, S, hidden).
        Tensor<T> q = Run(_query, query).Reshape(batch, queries, 1, hidden);
        Tensor<T> k = keys.Reshape(batch, 1, keys.Shape[1], hidden);
        return Run(_score, (q + k).Tanh()).Reshape(batch, queries, keys.Shape[1]).MaskedSoftmax(mask);
    }
}

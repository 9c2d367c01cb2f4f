using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>Several attentions side by side, each on its own projection of queries, keys and values.</summary>
/// <remarks>
/// Forward:  y = concat(head_1 … head_H) W_Oᵀ + b_O, head_h = attention(x W_Qhᵀ + b, …).
/// Shapes:   query (N, T, features), key and value (N, S, features), InWeight (3·features, features): the rows of W_Q, W_K, W_V → y (N, T, features).
/// Start:    InWeight by Glorot's uniform bound √(6/(4·features)), OutWeight uniform in ±1/√features, biases 0, as PyTorch.
/// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.2.2. Differs: biases, as in PyTorch (batch_first).
/// </remarks>
public sealed class MultiheadAttention<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _features, _heads;
    private readonly double _dropout;

    /// <summary>An attention with random start weights.</summary>
    /// <param name="features">Size of the last axis; a multiple of the number of heads.</param>
    /// <param name="heads">Number of heads.</param>
    /// <param name="dropout">Share of the attention weights that is dropped in training.</param>
    /// <param name="random">Where start weights come from; null: the shared stream of <see cref="Nn{T}.Random"/>.</param>
    /// <exception cref="ShapeException">The heads do not share the features evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dropout is no share from 0 to 1.</exception>
    public MultiheadAttention(int features, int heads, double dropout = 0, RandomSource? random = null)
    {
        if (features < 1 || heads < 1 || features % heads != 0)
        {
            throw new ShapeException($"MultiheadAttention: {heads} heads do not share {features} features evenly; features must be a multiple of heads.");
        }
        Functional.CheckProbability("MultiheadAttention", dropout);
        (_features, _heads, _dropout) = (features, heads, dropout);
        random ??= Nn<T>.Random;
        double glorot = Math.Sqrt(6.0 / (4 * features)), bound = 1 / Math.Sqrt(features);
        InWeight = Parameter("in_proj_weight", Tensor<T>.Uniform((3 * features, features), random, -glorot, glorot));
        InBias = Parameter("in_proj_bias", Tensor<T>.Zeros(3 * features));
        Out = Child("out_proj", new Linear<T>(features, features, bias: true, random));
        Out.Bias!.Data.Clear();
    }

    /// <summary>W_Q, W_K and W_V one below the other, (3·features, features).</summary>
    public Tensor<T> InWeight { get; }

    /// <summary>Their biases, (3·features,).</summary>
    public Tensor<T> InBias { get; }

    /// <summary>W_O and b_O.</summary>
    public Linear<T> Out { get; }

    /// <summary>Where dropout's masks come from; null: the stream of <see cref="Nn{T}.Random"/>.</summary>
    public RandomSource? Random { get; set; }

    /// <inheritdoc/>
    public override string Description => $"MultiheadAttention({_features}, {_heads})";

    /// <summary>Self-attention without a mask: every position looks at every other.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <exception cref="ShapeException">x is not (N, T, features).</exception>
    public override Tensor<T> Forward(Tensor<T> x) => Attend(x, x, x);

    /// <summary>Attention of queries to keys and their values.</summary>
    /// <param name="query">(N, T, features).</param>
    /// <param name="key">(N, S, features).</param>
    /// <param name="value">(N, S, features).</param>
    /// <param name="mask">0 forbids a key; broadcasts to (N, heads, T, S), so a padding mask is (N, 1, 1, S); null allows all.</param>
    /// <param name="causal">Each position looks at itself and the past only.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor<T> Attend(Tensor<T> query, Tensor<T> key, Tensor<T> value, Tensor<T>? mask = null, bool causal = false)
    {
        if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            return OfItself(query, mask, causal);
        }
        Tensor<T> q = Heads(Project(query, 0)), k = Heads(Project(key, 1)), v = Heads(Project(value, 2));
        Tensor<T> y = q.ScaledDotProductAttention(k, v, mask, causal, IsTraining ? _dropout : 0, Random ?? Nn<T>.Random);
        return Run(Out, y.Permute(0, 2, 1, 3).Reshape(y.Shape[0], y.Shape[2], _features));
    }

    /// <summary>Keys and values of a piece of the sequence, (N, heads, S, features / heads) each: what sampling keeps instead of computing it again.</summary>
    /// <param name="x">(N, S, features).</param>
    /// <exception cref="ShapeException">x is not (N, S, features).</exception>
    public (Tensor<T> Keys, Tensor<T> Values) KeysAndValues(Tensor<T> x) => (Heads(Project(x, 1)), Heads(Project(x, 2)));

    /// <summary>Causal attention of new positions to keys and values that are known already, their own included.</summary>
    /// <param name="query">(N, T, features), the last T positions.</param>
    /// <param name="keys">(N, heads, S, features / heads).</param>
    /// <param name="values">(N, heads, S, features / heads).</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor<T> AttendTo(Tensor<T> query, Tensor<T> keys, Tensor<T> values)
    {
        Tensor<T> y = Heads(Project(query, 0)).ScaledDotProductAttention(keys, values, causal: true);
        return Run(Out, y.Permute(0, 2, 1, 3).Reshape(y.Shape[0], y.Shape[2], _features));
    }

    /// <summary>The same in one product for queries, keys and values and one operation for all heads.</summary>
    private Tensor<T> OfItself(Tensor<T> x, Tensor<T>? mask, bool causal)
    {
        CheckShape(x, 0);
        return Run(Out, x.Linear(InWeight, InBias).SelfAttention(_heads, mask, causal, IsTraining ? _dropout : 0, Random ?? Nn<T>.Random));
    }

    private void CheckShape(Tensor<T> x, int part)
    {
        if (x.Rank != 3 || x.Shape[2] != _features)
        {
            throw new ShapeException($"{Description}: {(part == 0 ? "query" : part == 1 ? "key" : "value")} {x.Shape} must be (N, T, {_features}).");
        }
    }

    private Tensor<T> Project(Tensor<T> x, int part)
    {
        CheckShape(x, part);
        Range rows = (part * _features)..((part + 1) * _features);
        return x.Linear(InWeight.Slice(0, rows), InBias.Slice(0, rows));
    }

    /// <summary>(N, T, features) → (N, heads, T, features / heads).</summary>
    private Tensor<T> Heads(Tensor<T> x) => x.Reshape(x.Shape[0], x.Shape[1], _heads, _features / _heads).Permute(0, 2, 1, 3);
}

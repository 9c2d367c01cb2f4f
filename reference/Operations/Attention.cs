using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Scaled dot-product attention: each query takes a weighted mean of the values, weighted by how well it matches their keys.</summary>
    /// <remarks>
    /// Forward:  y = A v, A = softmax(q kᵀ/√D) over the allowed keys (⊙ a dropout mask).
    /// Backward: dv = Aᵀ dy; dA = dy vᵀ; dS = A ⊙ (dA − Σ A ⊙ dA); dq = dS k/√D; dk = dSᵀ q/√D.
    /// Shapes:   q (…, T, D), k (…, S, D), v (…, S, E), mask broadcasting to (…, T, S) → y (…, T, E). Saved: log Σ eˢ of each query; A is formed anew, block by block.
    /// Source:   Vaswani et al. 2017, arXiv:1706.03762, eq. 1. Differs: a query that may look nowhere gives 0 (PyTorch: NaN).
    /// </remarks>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values, one for each key.</param>
    /// <param name="mask">0 forbids a key, anything else allows it; null allows all.</param>
    /// <param name="causal">Query t of T may look at keys s ≤ t + S − T only: the past, and with S = T itself.</param>
    /// <param name="dropout">Share of the weights that is dropped, 0 to 1.</param>
    /// <param name="random">Where the dropout mask comes from; needed when <paramref name="dropout"/> is above 0.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dropout is no share from 0 to 1.</exception>
    public static Tensor<T> ScaledDotProductAttention<T>(
        this Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T>? mask = null, bool causal = false, double dropout = 0, RandomSource? random = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AttentionOperation<T>(q, k, v, mask, causal, dropout, random).Apply();
}

/// <summary>An operation that weighs values; its weights are formed anew for whoever wants to see them.</summary>
internal interface IAttention<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A, (…, T, S), before any dropout, in small operations.</summary>
    Tensor<T> Weights { get; }
}

internal sealed unsafe class AttentionOperation<T> : Operation<T>, IAttention<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AttentionLayout<T> _sizes;
    private readonly Tensor<T>? _keep;
    private Tensor<T> _logSums = null!;

    public AttentionOperation(Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T>? mask, bool causal, double dropout, RandomSource? random)
        : base(q, k, v)
    {
        bool fits = q.Rank >= 2 && k.Rank == q.Rank && v.Rank == q.Rank && q.Shape[-1] == k.Shape[-1] && k.Shape[-2] == v.Shape[-2]
            && q.Shape.Sizes[..^2].SequenceEqual(k.Shape.Sizes[..^2]) && q.Shape.Sizes[..^2].SequenceEqual(v.Shape.Sizes[..^2]);
        if (!fits)
        {
            throw new ShapeException(
                $"ScaledDotProductAttention: q {q.Shape}, k {k.Shape} and v {v.Shape} must be (…, T, D), (…, S, D) and (…, S, E) with the same leading axes.");
        }
        Shape scores = new([.. q.Shape.Sizes[..^1], k.Shape[-2]]);
        Functional.CheckMask("ScaledDotProductAttention", scores, mask);
        _sizes = new AttentionLayout<T>(scores, q.Shape[-1], v.Shape[-1], mask, causal);
        _keep = dropout == 0 ? null : Functional.DropoutMask<T>("ScaledDotProductAttention", scores, dropout, random!);
    }

    public override string Name => "ScaledDotProductAttention";

    public override string Equation => @"y = \mathrm{softmax}\!\left(\frac{q k^\top}{\sqrt{D}}\right) v";

    /// <inheritdoc/>
    public Tensor<T> Weights => (Input(0).MatMul(Input(1).Transpose()) * double.CreateChecked(_sizes.Scale)).MaskedSoftmax(_sizes.Mask, _sizes.Causal);

    public override Tensor<T>? Expand()
    {
        Tensor<T> weights = Weights;
        return (_keep is null ? weights : weights * _keep).MatMul(Input(2));
    }

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(new Shape([.. Input(0).Shape.Sizes[..^1], _sizes.Values]));
        _logSums = Tensor<T>.Uninitialized((_sizes.Heads, _sizes.Queries));
        fixed (T* q = Input(0).Data, k = Input(1).Data, v = Input(2).Data, result = y.Data, sums = _logSums.Data, mask = Or(_sizes.Mask), keep = Or(_keep))
        {
            Workers.Run(_sizes.Heads, new AttentionForward<T>(_sizes, Queries(q), Keys(k), Values(v), Results(result), mask, keep, sums, heads: 1));
        }
        return y;
    }

    // y = A v, A = softmax(S), S = q kᵀ/√D: back through the product, the softmax, the product.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        fixed (T* q = Input(0).Data, k = Input(1).Data, v = Input(2).Data, sums = _logSums.Data, mask = Or(_sizes.Mask), keep = Or(_keep))
        fixed (T* incoming = dy, dq = Wanted(into, 0), dk = Wanted(into, 1), dv = Wanted(into, 2))
        {
            Workers.Run(_sizes.Heads, new AttentionBackward<T>(
                _sizes, Queries(q), Keys(k), Values(v), Results(incoming), Queries(dq), Keys(dk), Values(dv), mask, keep, sums, heads: 1));
        }
    }

    private static Span<T> Wanted(GradientBuffers<T> into, int input) => into.Wants(input) ? into[input] : default;

    private static Span<T> Or(Tensor<T>? tensor) => tensor is null ? default : tensor.Data;

    private HeadRows<T> Queries(T* first) => new(first, (nint)_sizes.Queries * _sizes.Features, 0, _sizes.Features);

    private HeadRows<T> Keys(T* first) => new(first, (nint)_sizes.Keys * _sizes.Features, 0, _sizes.Features);

    private HeadRows<T> Values(T* first) => new(first, (nint)_sizes.Keys * _sizes.Values, 0, _sizes.Values);

    private HeadRows<T> Results(T* first) => new(first, (nint)_sizes.Queries * _sizes.Values, 0, _sizes.Values);
}

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
    /// Shapes:   q (…, T, D), k (…, S, D), v (…, S, E), mask broadcasting to (…, T, S) → y (…, T, E). Saved: A.
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
    public static Tensor<T> ScaledDotProductAttention<T>(
        this Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T>? mask = null, bool causal = false, double dropout = 0, RandomSource? random = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new AttentionOperation<T>(q, k, v, mask, causal, dropout, random).Apply();
}

internal sealed class AttentionOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>? _mask, _keep;
    private readonly bool _causal;
    private readonly Shape _scores;
    private readonly int _batch, _queries, _keys, _features, _values;
    private readonly T _scale;
    private Tensor<T> _weights = null!, _kept = null!;

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
        (_queries, _keys, _features, _values) = (q.Shape[-2], k.Shape[-2], q.Shape[-1], v.Shape[-1]);
        _scores = new Shape([.. q.Shape.Sizes[..^1], _keys]);
        Functional.CheckMask("ScaledDotProductAttention", _scores, mask);
        _batch = 1;
        foreach (int size in q.Shape.Sizes[..^2])
        {
            _batch *= size;
        }
        (_mask, _causal, _scale) = (mask, causal, T.CreateChecked(1 / Math.Sqrt(Math.Max(_features, 1))));
        _keep = dropout == 0 ? null : Functional.DropoutMask<T>("ScaledDotProductAttention", _scores, dropout, random!);
    }

    public override string Name => "ScaledDotProductAttention";

    public override string Equation => @"y = \mathrm{softmax}\!\left(\frac{q k^\top}{\sqrt{D}}\right) v";

    /// <summary>A, (…, T, S), before any dropout.</summary>
    internal Tensor<T> Weights => _weights;

    public override Tensor<T>? Expand()
    {
        Tensor<T> weights = (Input(0).MatMul(Input(1).Transpose()) * double.CreateChecked(_scale)).MaskedSoftmax(_mask, _causal);
        return (_keep is null ? weights : weights * _keep).MatMul(Input(2));
    }

    protected override Tensor<T> Forward()
    {
        _weights = Tensor<T>.Uninitialized(_scores);
        Span<T> weights = _weights.Data;
        weights.Clear();
        for (int i = 0; i < _batch; i++)
        {
            MatMulKernel.AddProduct(Q(Input(0).Data, i), K(Input(1).Data, i), A(weights, i), _queries, _keys, _features, transposeB: true);
        }
        TensorPrimitives.Multiply(weights, _scale, weights);
        AttentionKernel.MaskedSoftmax(weights, _scores, _mask, _causal);
        _kept = _weights;
        if (_keep is not null)
        {
            _kept = Tensor<T>.Uninitialized(_scores);
            TensorPrimitives.Multiply(weights, _keep.Data, _kept.Data);
        }
        Tensor<T> y = Tensor<T>.Uninitialized(new Shape([.. Input(0).Shape.Sizes[..^1], _values]));
        y.Data.Clear();
        for (int i = 0; i < _batch; i++)
        {
            MatMulKernel.AddProduct(A(_kept.Data, i), V(Input(2).Data, i), Y(y.Data, i), _queries, _values, _keys);
        }
        return y;
    }

    // y = A v, A = softmax(S), S = q kᵀ/√D: back through the product, the softmax, the product.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Tensor<T> da = Tensor<T>.Uninitialized(_scores), ds = Tensor<T>.Uninitialized(_scores);
        da.Data.Clear();
        ds.Data.Clear();
        for (int i = 0; i < _batch; i++)
        {
            ReadOnlySpan<T> incoming = dy.Slice(i * _queries * _values, _queries * _values);
            MatMulKernel.AddProduct(incoming, V(Input(2).Data, i), A(da.Data, i), _queries, _keys, _values, transposeB: true);
            if (into.Wants(2))
            {
                MatMulKernel.AddProduct(A(_kept.Data, i), incoming, V(into[2], i), _keys, _values, _queries, transposeA: true);
            }
        }
        if (_keep is not null)
        {
            TensorPrimitives.Multiply(da.Data, _keep.Data, da.Data);
        }
        AttentionKernel.AddSoftmaxGradient(_weights.Data, da.Data, ds.Data, _keys);
        TensorPrimitives.Multiply(ds.Data, _scale, ds.Data);
        for (int i = 0; i < _batch; i++)
        {
            if (into.Wants(0))
            {
                MatMulKernel.AddProduct(A(ds.Data, i), K(Input(1).Data, i), Q(into[0], i), _queries, _features, _keys);
            }
            if (into.Wants(1))
            {
                MatMulKernel.AddProduct(A(ds.Data, i), Q(Input(0).Data, i), K(into[1], i), _keys, _features, _queries, transposeA: true);
            }
        }
    }

    private Span<T> Q(Span<T> data, int i) => data.Slice(i * _queries * _features, _queries * _features);

    private Span<T> K(Span<T> data, int i) => data.Slice(i * _keys * _features, _keys * _features);

    private Span<T> V(Span<T> data, int i) => data.Slice(i * _keys * _values, _keys * _values);

    private Span<T> A(Span<T> data, int i) => data.Slice(i * _queries * _keys, _queries * _keys);

    private Span<T> Y(Span<T> data, int i) => data.Slice(i * _queries * _values, _queries * _values);
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Scaled dot-product attention of a sequence to itself with several heads, from queries, keys and values that lie beside each other.</summary>
    /// <remarks>
    /// Forward:  y = [head_1 … head_H], head_h = softmax(q_h k_hᵀ/√(C/H)) v_h over the allowed keys (⊙ a dropout mask).
    /// Backward: as <see cref="ScaledDotProductAttention{T}"/>, for each head in its place.
    /// Shapes:   qkv (N, T, 3·C): for each position all of q, then all of k, then all of v; mask broadcasting to (N, heads, T, T) → y (N, T, C).
    ///           Saved: log Σ eˢ of each query of each head.
    /// Why one:  heads are read where one product has put them: no slices, no exchange of axes, no copies.
    /// Source:   Vaswani et al. 2017, arXiv:1706.03762, section 3.2.2.
    /// </remarks>
    /// <param name="qkv">Queries, keys and values.</param>
    /// <param name="heads">H; C must be a multiple of it.</param>
    /// <param name="mask">0 forbids a key, anything else allows it; null allows all.</param>
    /// <param name="causal">Each position looks at itself and the past only.</param>
    /// <param name="dropout">Share of the weights that is dropped, 0 to 1.</param>
    /// <param name="random">Where the dropout mask comes from; needed when <paramref name="dropout"/> is above 0.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    internal static Tensor<T> SelfAttention<T>(
        this Tensor<T> qkv, int heads, Tensor<T>? mask = null, bool causal = false, double dropout = 0, RandomSource? random = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SelfAttentionOperation<T>(qkv, heads, mask, causal, dropout, random).Apply();
}

internal sealed unsafe class SelfAttentionOperation<T> : Operation<T>, IAttention<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AttentionLayout<T> _sizes;
    private readonly Tensor<T>? _keep;
    private readonly int _heads, _steps, _width;
    private Tensor<T> _logSums = null!;

    public SelfAttentionOperation(Tensor<T> qkv, int heads, Tensor<T>? mask, bool causal, double dropout, RandomSource? random)
        : base(qkv)
    {
        if (qkv.Rank != 3 || heads < 1 || qkv.Shape[2] % (3 * heads) != 0)
        {
            throw new ShapeException($"SelfAttention: qkv {qkv.Shape} must be (N, T, 3·C) with C a multiple of the {heads} heads.");
        }
        (_heads, _steps, _width) = (heads, qkv.Shape[1], qkv.Shape[2] / 3);
        Shape scores = (qkv.Shape[0], heads, _steps, _steps);
        Functional.CheckMask("ScaledDotProductAttention", scores, mask);
        _sizes = new AttentionLayout<T>(scores, _width / heads, _width / heads, mask, causal);
        _keep = dropout == 0 ? null : Functional.DropoutMask<T>("ScaledDotProductAttention", scores, dropout, random!);
    }

    public override string Name => "SelfAttention";

    public override string Equation => @"y_h = \mathrm{softmax}\!\left(\frac{q_h k_h^\top}{\sqrt{C/H}}\right) v_h";

    /// <inheritdoc/>
    public Tensor<T> Weights => (Part(0).MatMul(Part(1).Transpose()) * double.CreateChecked(_sizes.Scale)).MaskedSoftmax(_sizes.Mask, _sizes.Causal);

    public override Tensor<T>? Expand()
    {
        Tensor<T> weights = Weights;
        Tensor<T> y = (_keep is null ? weights : weights * _keep).MatMul(Part(2));
        return y.Permute(0, 2, 1, 3).Reshape(Input(0).Shape[0], _steps, _width);
    }

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized((Input(0).Shape[0], _steps, _width));
        _logSums = Tensor<T>.Uninitialized((_sizes.Heads, _steps));
        fixed (T* x = Input(0).Data, result = y.Data, sums = _logSums.Data, mask = Or(_sizes.Mask), keep = Or(_keep))
        {
            Workers.Run(_sizes.Heads, new AttentionForward<T>(
                _sizes, Third(x, 0), Third(x, 1), Third(x, 2), Whole(result), mask, keep, sums, _heads));
        }
        return y;
    }

    // y_h = A_h v_h, A_h = softmax(S_h), S_h = q_h k_hᵀ/√(C/H): back through the product, the softmax, the product, head by head.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        fixed (T* x = Input(0).Data, incoming = dy, dx = into[0], sums = _logSums.Data, mask = Or(_sizes.Mask), keep = Or(_keep))
        {
            Workers.Run(_sizes.Heads, new AttentionBackward<T>(
                _sizes, Third(x, 0), Third(x, 1), Third(x, 2), Whole(incoming), Third(dx, 0), Third(dx, 1), Third(dx, 2), mask, keep, sums, _heads));
        }
    }

    private static Span<T> Or(Tensor<T>? tensor) => tensor is null ? default : tensor.Data;

    /// <summary>q, k or v as the composed form wants it, (N, heads, T, C / heads).</summary>
    private Tensor<T> Part(int index)
        => Input(0).Slice(2, (index * _width)..((index + 1) * _width)).Reshape(Input(0).Shape[0], _steps, _heads, _width / _heads).Permute(0, 2, 1, 3);

    private HeadRows<T> Third(T* first, int index) => new(first + ((nint)index * _width), (nint)_steps * 3 * _width, _width / _heads, 3 * _width);

    private HeadRows<T> Whole(T* first) => new(first, (nint)_steps * _width, _width / _heads, _width);
}

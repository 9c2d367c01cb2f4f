using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Matrix product over the last two axes; leading axes are a batch.</summary>
    /// <remarks>
    /// Forward:  y = a b.   Backward: da = dy bᵀ; db = aᵀ dy.
    /// Shapes:   a (…, M, K), b (K, N) or (…, K, N) with the same leading axes → y (…, M, N). Saved: nothing beyond the inputs.
    /// Source:   Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.5.6.
    /// </remarks>
    /// <param name="a">Left factor, (…, M, K).</param>
    /// <param name="b">Right factor, (K, N) or (…, K, N).</param>
    /// <exception cref="ShapeException">Ranks below 2, the inner sizes differ, or the leading axes differ.</exception>
    public static Tensor<T> MatMul<T>(this Tensor<T> a, Tensor<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new MatMulOperation<T>(a, b).Apply();
}

internal sealed class MatMulOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _batch, _m, _n, _k;

    public MatMulOperation(Tensor<T> a, Tensor<T> b)
        : base(a, b)
    {
        if (a.Rank < 2 || b.Rank < 2 || a.Shape[-1] != b.Shape[-2])
        {
            throw new ShapeException(
                $"MatMul: a {a.Shape} times b {b.Shape} needs two axes each and the last axis of a equal to the last but one of b. Did you mean to Transpose one of them?");
        }
        if (b.Rank > 2 && !a.Shape.Sizes[..^2].SequenceEqual(b.Shape.Sizes[..^2]))
        {
            throw new ShapeException($"MatMul: the leading axes of a {a.Shape} and b {b.Shape} must be the same, or b must be a single matrix. Did you mean to Reshape one of them?");
        }
        // A single b serves every row of a, so the batch folds into the rows: one large product instead of many small ones.
        (_m, _n, _k) = (a.Shape[-2], b.Shape[-1], a.Shape[-1]);
        _batch = 1;
        foreach (int size in a.Shape.Sizes[..^2])
        {
            _batch *= size;
        }
        if (b.Rank == 2)
        {
            (_m, _batch) = (_m * _batch, 1);
        }
    }

    public override string Name => "MatMul";

    public override string Equation => @"y_{ij} = \sum_p a_{ip}\, b_{pj}";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        int[] sizes = Input(0).Shape.ToArray();
        sizes[^1] = _n;
        Tensor<T> y = Tensor<T>.Uninitialized(sizes);
        for (int i = 0; i < _batch; i++)
        {
            MatMulKernel.Product(A(i), B(i), [], Slice(y.Data, i, _m * _n), _m, _n, _k);
        }
        return y;
    }

    // y = a b, so da = dy bᵀ and db = aᵀ dy: the sum runs over the index that the other factor shares with y.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        for (int i = 0; i < _batch; i++)
        {
            ReadOnlySpan<T> incoming = dy.Slice(i * _m * _n, _m * _n);
            if (into.Wants(0))
            {
                MatMulKernel.AddProduct(incoming, B(i), Slice(into[0], i, _m * _k), _m, _k, _n, transposeB: true);
            }
            if (into.Wants(1))
            {
                MatMulKernel.AddProduct(A(i), incoming, Slice(into[1], i, _k * _n), _k, _n, _m, transposeA: true);
            }
        }
    }

    private static Span<T> Slice(Span<T> data, int index, int length) => data.Slice(index * length, length);

    private ReadOnlySpan<T> A(int i) => Slice(Input(0).Data, i, _m * _k);

    private ReadOnlySpan<T> B(int i) => Slice(Input(1).Data, i, _k * _n);
}

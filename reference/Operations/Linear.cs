using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Affine map of the last axis.</summary>
    /// <remarks>
    /// Forward:  y = x Wᵀ + b.   Backward: dx = dy W; dW = dyᵀ x; db = Σ dy over all but the last axis.
    /// Shapes:   x (…, I), w (O, I), b (O,) or null → y (…, O). Saved: nothing beyond the inputs.
    /// Source:   PyTorch's torch.nn.functional.linear; Keras stores the weight as (I, O).
    /// </remarks>
    /// <param name="x">Features, (…, I).</param>
    /// <param name="w">Weight, (O, I).</param>
    /// <param name="b">Bias, (O,); null: none.</param>
    /// <exception cref="ShapeException">The last axis of x is not I, or b is not (O,).</exception>
    public static Tensor<T> Linear<T>(this Tensor<T> x, Tensor<T> w, Tensor<T>? b = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new LinearOperation<T>(x, w, b).Apply();
}

internal sealed class LinearOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool _hasBias;
    private readonly int _rows, _in, _out;

    public LinearOperation(Tensor<T> x, Tensor<T> w, Tensor<T>? b)
        : base(b is null ? [x, w] : [x, w, b])
    {
        if (w.Rank != 2)
        {
            throw new ShapeException($"Linear: the weight {w.Shape} must have two axes, (outFeatures, inFeatures).");
        }
        (_out, _in) = (w.Shape[0], w.Shape[1]);
        if (x.Rank == 0 || x.Shape[-1] != _in)
        {
            throw new ShapeException($"Linear: last axis of x {x.Shape} must equal inFeatures = {_in}. Did you mean Linear({(x.Rank == 0 ? 1 : x.Shape[-1])}, …)?");
        }
        if (b is not null && b.Shape != _out)
        {
            throw new ShapeException($"Linear: the bias {b.Shape} must be ({_out},), one number for each output feature.");
        }
        _hasBias = b is not null;
        _rows = _in == 0 ? 0 : x.Length / _in;
    }

    public override string Name => "Linear";

    public override string Equation => _hasBias ? @"y = x W^\top + b" : @"y = x W^\top";

    public override IReadOnlyList<int> Summands => _hasBias ? [0, 2] : [0];

    public override Tensor<T>? Expand()
    {
        Tensor<T> product = Input(0).MatMul(Input(1).Transpose());
        return _hasBias ? product + Input(2) : product;
    }

    protected override Tensor<T> Forward()
    {
        int[] sizes = Input(0).Shape.ToArray();
        sizes[^1] = _out;
        Tensor<T> output = Tensor<T>.Uninitialized(sizes);
        MatMulKernel.Product(Input(0).Data, Input(1).Data, _hasBias ? Input(2).Data : [], output.Data, _rows, _out, _in, transposeB: true);
        return output;
    }

    // y = x Wᵀ + b: x meets W over inFeatures, so dx = dy W; rows are summed in dW = dyᵀ x and in db.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        if (into.Wants(0))
        {
            Span<T> dx = into.ToFill(0, out bool isNew);
            if (isNew)
            {
                MatMulKernel.Product(dy, Input(1).Data, [], dx, _rows, _in, _out);
            }
            else
            {
                MatMulKernel.AddProduct(dy, Input(1).Data, dx, _rows, _in, _out);
            }
        }
        if (into.Wants(1))
        {
            MatMulKernel.AddProduct(dy, Input(0).Data, into[1], _out, _in, _rows, transposeA: true);
        }
        if (_hasBias && into.Wants(2))
        {
            ColumnSums.Add(dy, into[2], _rows);
        }
    }
}

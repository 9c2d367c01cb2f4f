using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Looks up one row of a table for each index.</summary>
    /// <remarks>
    /// Forward:  y_i = W[index_i].   Backward: dW[index_i] += dy_i, so a word that occurs twice learns twice; the padding row learns nothing.
    /// Shapes:   w (V, D), indices (…) whole numbers 0 … V − 1 → y (…, D). Saved: the indices.
    /// Source:   Bengio et al. 2003, "A neural probabilistic language model", section 2. Equal to a one-hot vector times W, without the zeros.
    /// </remarks>
    /// <param name="w">The table.</param>
    /// <param name="indices">Whole numbers of any shape; gradients do not flow to them.</param>
    /// <param name="paddingIndex">A row whose gradient stays zero, or null.</param>
    /// <exception cref="ShapeException">The table has not two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is no whole number or outside the table.</exception>
    public static Tensor<T> Embedding<T>(this Tensor<T> w, Tensor<T> indices, int? paddingIndex = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new EmbeddingOperation<T>(w, indices, paddingIndex).Apply();
}

internal sealed class EmbeddingOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> _indices;
    private readonly int? _paddingIndex;
    private readonly int _features;

    public EmbeddingOperation(Tensor<T> w, Tensor<T> indices, int? paddingIndex)
        : base(w)
    {
        if (w.Rank != 2)
        {
            throw new ShapeException($"Embedding: the table {w.Shape} must have two axes, (number of entries, features).");
        }
        ReadOnlySpan<T> data = indices.Data;
        for (int i = 0; i < data.Length; i++)
        {
            if (!T.IsInteger(data[i]) || data[i] < T.Zero || data[i] >= T.CreateChecked(w.Shape[0]))
            {
                throw new ArgumentOutOfRangeException(
                    null, FormattableString.Invariant($"Embedding: index {data[i]} at flat position {i} must be a whole number from 0 to {w.Shape[0] - 1}, the last row of the table {w.Shape}."));
            }
        }
        (_indices, _paddingIndex, _features) = (indices, paddingIndex, w.Shape[1]);
    }

    public override string Name => "Embedding";

    public override string Equation => @"y_i = W_{\mathrm{index}_i}";

    public override IReadOnlyList<int> Summands => [0];

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(new Shape([.. _indices.Shape.Sizes, _features]));
        for (int i = 0; i < _indices.Length; i++)
        {
            Row(Input(0).Data, RowOf(i)).CopyTo(Row(y.Data, i));
        }
        return y;
    }

    // y_i = W[index_i]: each row of W collects the gradients of all its copies.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        Span<T> dw = into[0];
        for (int i = 0; i < _indices.Length; i++)
        {
            if (RowOf(i) != _paddingIndex)
            {
                Span<T> row = Row(dw, RowOf(i));
                TensorPrimitives.Add(row, dy.Slice(i * _features, _features), row);
            }
        }
    }

    private int RowOf(int i) => int.CreateChecked(_indices.Data[i]);

    private Span<T> Row(Span<T> data, int row) => data.Slice(row * _features, _features);
}

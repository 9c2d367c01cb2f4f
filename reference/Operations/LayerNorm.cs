using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Layer normalisation: each row of features gets mean 0 and variance 1, then a learnt scale and shift.</summary>
    /// <remarks>
    /// Forward:  y = w ⊙ x̂ + b, x̂ = (x − μ)/√(σ² + ε), μ and σ² over the last axis.
    /// Backward: with g = dy ⊙ w: dx = (g − mean(g) − x̂ mean(g ⊙ x̂))/√(σ² + ε); dw = Σ dy ⊙ x̂; db = Σ dy.
    /// Shapes:   x (…, D), w (D,), b (D,) or null → y (…, D). Saved: x̂, 1/√(σ² + ε).
    /// Source:   Ba, Kiros and Hinton 2016, arXiv:1607.06450, eq. 4. Differs: ε, which the paper leaves out.
    /// </remarks>
    /// <param name="x">Rows of features, (…, D).</param>
    /// <param name="w">Scale, (D,).</param>
    /// <param name="b">Shift, (D,); null: none.</param>
    /// <param name="epsilon">ε, added to the variance: 0 or above, in the square of x's unit.</param>
    /// <exception cref="ShapeException">The last axis of x is not D.</exception>
    /// <exception cref="ArgumentOutOfRangeException">epsilon is negative or not finite.</exception>
    public static Tensor<T> LayerNorm<T>(this Tensor<T> x, Tensor<T> w, Tensor<T>? b = null, double epsilon = 1e-5)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new LayerNormOperation<T>(x, w, b, epsilon).Apply();
}

internal sealed class LayerNormOperation<T> : Operation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool _hasBias;
    private readonly T _epsilon;
    private readonly int _features, _rows;
    private Tensor<T> _normalized = null!, _inverseDeviations = null!;

    public LayerNormOperation(Tensor<T> x, Tensor<T> w, Tensor<T>? b, double epsilon)
        : base(b is null ? [x, w] : [x, w, b])
    {
        Require.NotNegative("LayerNorm", epsilon);
        if (x.Rank == 0 || w.Shape != x.Shape[-1])
        {
            throw new ShapeException($"LayerNorm: the weight {w.Shape} must be one number for each feature, the last axis of x {x.Shape}. Did you mean LayerNorm({(x.Rank == 0 ? 1 : x.Shape[-1])})?");
        }
        if (b is not null && b.Shape != w.Shape)
        {
            throw new ShapeException($"LayerNorm: the bias {b.Shape} must have the weight's shape {w.Shape}.");
        }
        (_hasBias, _epsilon, _features) = (b is not null, T.CreateChecked(epsilon), w.Length);
        _rows = _features == 0 ? 0 : x.Length / _features;
    }

    public override string Name => "LayerNorm";

    public override string Equation => @"y = w \odot \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + b";

    protected override Tensor<T> Forward()
    {
        Tensor<T> y = Tensor<T>.Uninitialized(Input(0).Shape);
        _normalized = Tensor<T>.Uninitialized(y.Shape);
        _inverseDeviations = Tensor<T>.Uninitialized(_rows);
        LayerNormKernel.Forward(
            Input(0).Data, Input(1).Data, _hasBias ? Input(2).Data : default, _epsilon, y.Data, _normalized.Data, _inverseDeviations.Data);
        return y;
    }

    // y = w ⊙ x̂ + b, and x̂ depends on every x of its row through μ and σ.
    public override void Backward(ReadOnlySpan<T> dy, GradientBuffers<T> into)
    {
        if (into.Wants(0))
        {
            Span<T> dx = into.ToFill(0, out bool isNew);
            LayerNormKernel.AddGradient(dy, Input(1).Data, _normalized.Data, _inverseDeviations.Data, dx, isNew);
        }
        if (into.Wants(1))
        {
            ColumnSums.AddProducts(dy, _normalized.Data, into[1], _rows);
        }
        if (_hasBias && into.Wants(2))
        {
            ColumnSums.Add(dy, into[2], _rows);
        }
    }
}

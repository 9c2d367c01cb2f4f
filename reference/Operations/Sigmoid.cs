using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Logistic sigmoid: squeezes every number into (0, 1), a probability.</summary>
    /// <remarks>
    /// Forward:  y = 1 / (1 + e⁻ˣ).   Backward: dx = dy · y (1 − y): at most a quarter, which is why deep stacks of sigmoids learn slowly.
    /// Shapes:   any → the same. Saved: y.
    /// Source:   Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.2.2.2.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    public static Tensor<T> Sigmoid<T>(this Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new SigmoidOperation<T>(x).Apply();
}

internal sealed class SigmoidOperation<T>(Tensor<T> x) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Sigmoid";

    public override string Equation => @"y = \frac{1}{1 + e^{-x}}";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sigmoid(x, y);

    // y = 1/(1 + e⁻ˣ), so y′ = e⁻ˣ/(1 + e⁻ˣ)² = y (1 − y).
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = y[i] * (T.One - y[i]);
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Every number limited to [low, high].</summary>
    /// <remarks>
    /// Forward:  y = min(max(x, low), high).   Backward: dx = dy where low ≤ x ≤ high, else 0 (at the limits 1, as PyTorch).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Griewank and Walther 2008, Evaluating Derivatives, chapter 14 (differentiation without differentiability); the value at the limits as PyTorch's clamp.
    /// </remarks>
    /// <param name="x">Any shape.</param>
    /// <param name="low">Smallest result; −∞ for none.</param>
    /// <param name="high">Largest result; ∞ for none.</param>
    /// <exception cref="ArgumentException">low is above high.</exception>
    public static Tensor<T> Clamp<T>(this Tensor<T> x, double low = double.NegativeInfinity, double high = double.PositiveInfinity)
        where T : unmanaged, IFloatingPointIeee754<T>
        => low <= high
            ? new ClampOperation<T>(x, T.CreateChecked(low), T.CreateChecked(high)).Apply()
            : throw new ArgumentException(FormattableString.Invariant($"Clamp: low = {low} must not be above high = {high}."));
}

internal sealed class ClampOperation<T>(Tensor<T> x, T low, T high) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Clamp";

    public override string Equation => @"y = \min(\max(x, l), h)";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        TensorPrimitives.Max(x, low, y);
        TensorPrimitives.Min(y, high, y);
    }

    // y = min(max(x, l), h) follows x between the limits and is flat outside them.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = x[i] >= low && x[i] <= high ? T.One : T.Zero;
        }
    }
}

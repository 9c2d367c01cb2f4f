using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Huber's function of every number: a parabola near 0 and straight lines beyond, so outliers pull with a bounded force.</summary>
    /// <remarks>
    /// Forward:  y = ½ x² where |x| ≤ δ, else δ (|x| − ½ δ).   Backward: dx = dy · clamp(x, −δ, δ).
    /// Shapes:   any → the same. Saved: nothing beyond the input.
    /// Source:   Huber 1964, "Robust estimation of a location parameter".
    /// </remarks>
    /// <param name="x">Any shape, usually prediction − target.</param>
    /// <param name="delta">δ, above 0: where the parabola ends.</param>
    /// <exception cref="ArgumentException">δ is not above 0.</exception>
    public static Tensor<T> Huber<T>(this Tensor<T> x, double delta = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
        => delta > 0
            ? new HuberOperation<T>(x, T.CreateChecked(delta)).Apply()
            : throw new ArgumentException(FormattableString.Invariant($"Huber: delta = {delta} must be above 0."));
}

internal sealed class HuberOperation<T>(Tensor<T> x, T delta) : ElementwiseOperation<T>(x)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Name => "Huber";

    public override string Equation => @"y = \tfrac12 x^2 \text{ if } |x| \le \delta \text{ else } \delta (|x| - \tfrac12 \delta)";

    protected override void Map(ReadOnlySpan<T> x, Span<T> y)
    {
        T half = T.CreateChecked(0.5);
        for (int i = 0; i < y.Length; i++)
        {
            T size = T.Abs(x[i]);
            y[i] = size <= delta ? half * x[i] * x[i] : delta * (size - (half * delta));
        }
    }

    // y = ½ x² inside, so y′ = x; outside y = δ (|x| − ½ δ), so y′ = ±δ: together x limited to ±δ.
    protected override void Slope(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = T.Clamp(x[i], -delta, delta);
        }
    }
}

using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Binary cross-entropy of probabilities, element by element; prefer <see cref="BinaryCrossEntropyWithLogits"/>, which keeps its digits.</summary>
    /// <remarks>
    /// Forward:  ℓ = −(t ln p + (1 − t) ln(1 − p)), each logarithm cut at −100.
    /// Backward: dp = dy · (p − t) / max(p (1 − p), 10⁻¹²); dt = dy · (ln(1 − p) − ln p).
    /// Shapes:   p, t that broadcast → ℓ. Saved: nothing beyond the inputs.
    /// Source:   PyTorch's binary_cross_entropy, from where both limits come; Keras limits p to [10⁻⁷, 1 − 10⁻⁷] instead.
    /// </remarks>
    /// <param name="p">Probabilities, 0 … 1.</param>
    /// <param name="target">t: true probabilities, 0 … 1.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">A probability lies outside [0, 1].</exception>
    public static Tensor<T> BinaryCrossEntropy<T>(this Tensor<T> p, Tensor<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new BinaryCrossEntropyOperation<T>(p, target).Apply();

    /// <summary>Binary cross-entropy of logits, element by element: sigmoid and logarithm in one, so that no probability rounds to 0 or 1.</summary>
    /// <remarks>
    /// Forward:  ℓ = −(w t ln s + (1 − t) ln(1 − s)) with s = sigmoid(z), computed as (1 − t) z + (1 + (w − 1) t) softplus(−z).
    /// Backward: dz = dy · ((1 − t) s − w t (1 − s)); dt = dy · (w softplus(−z) − softplus(z)).
    /// Shapes:   z, t that broadcast → ℓ. Made of small operations, so the graph shows each.
    /// Source:   PyTorch's binary_cross_entropy_with_logits.
    /// </remarks>
    /// <param name="logits">z: scores before any sigmoid.</param>
    /// <param name="target">t: true probabilities, 0 … 1.</param>
    /// <param name="positiveWeight">w: how much a positive example counts.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">positiveWeight is negative or not finite.</exception>
    public static Tensor<T> BinaryCrossEntropyWithLogits<T>(this Tensor<T> logits, Tensor<T> target, double positiveWeight = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Require.NotNegative("BinaryCrossEntropyWithLogits", positiveWeight);
        return ((1 - target) * logits) + ((1 + ((positiveWeight - 1) * target)) * (-logits).Softplus());
    }
}

internal sealed class BinaryCrossEntropyOperation<T> : BroadcastOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T s_lowestLog = T.CreateChecked(-100);
    // PyTorch's constant is single precision, also for doubles.
    private static readonly T s_smallest = T.CreateChecked(1e-12f);

    public BinaryCrossEntropyOperation(Tensor<T> p, Tensor<T> target)
        : base("BinaryCrossEntropy", p, target)
    {
        int wrong = p.Data.IndexOfAnyExceptInRange(T.Zero, T.One);
        // NaN is no number outside the range: it passes, and CheckFinite names it.
        if (wrong >= 0 && !T.IsNaN(p.Data[wrong]))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"BinaryCrossEntropy: p = {p.Data[wrong]} at flat index {wrong} is no probability; apply Sigmoid first, or use BinaryCrossEntropyWithLogits."));
        }
    }

    public override string Equation => @"\ell = -(t \ln p + (1 - t) \ln (1 - p))";

    public override IReadOnlyList<string> Letters => ["p", "t"];

    protected override void Map(ReadOnlySpan<T> p, ReadOnlySpan<T> t, Span<T> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = -((t[i] * Log(p[i])) + ((T.One - t[i]) * Log(T.One - p[i])));
        }
    }

    // ℓ = −(t ln p + (1 − t) ln(1 − p)), so ∂ℓ/∂p = −t/p + (1 − t)/(1 − p) = (p − t)/(p (1 − p)) …
    protected override void SlopeA(ReadOnlySpan<T> p, ReadOnlySpan<T> t, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = (p[i] - t[i]) / T.Max(p[i] * (T.One - p[i]), s_smallest);
        }
    }

    // … and ∂ℓ/∂t = ln(1 − p) − ln p.
    protected override void SlopeB(ReadOnlySpan<T> p, ReadOnlySpan<T> t, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = Log(T.One - p[i]) - Log(p[i]);
        }
    }

    private static T Log(T p) => T.Max(T.Log(p), s_lowestLog);
}

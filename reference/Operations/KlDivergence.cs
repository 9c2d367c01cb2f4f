using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

public static partial class Functional
{
    /// <summary>Terms of the Kullback–Leibler divergence: summed, the nats wasted by believing q where p is true.</summary>
    /// <remarks>
    /// Forward:  ℓ = p (ln p − ln q), and 0 where p = 0.   Backward: d(ln q) = −dy · p; dp = dy · (ln p + 1 − ln q).
    /// Shapes:   ln q, p that broadcast → ℓ. Saved: nothing beyond the inputs.
    /// Source:   Kullback and Leibler 1951; PyTorch's kl_div, which also takes ln q and p in this order.
    /// </remarks>
    /// <param name="logQ">ln q: what the model believes, as LogSoftmax gives it.</param>
    /// <param name="p">The true distribution, 0 or more.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor<T> KlDivergence<T>(this Tensor<T> logQ, Tensor<T> p)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new KlDivergenceOperation<T>(logQ, p).Apply();
}

internal sealed class KlDivergenceOperation<T>(Tensor<T> logQ, Tensor<T> p) : BroadcastOperation<T>("KlDivergence", logQ, p)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Equation => @"\ell = p (\ln p - \ln q)";

    // The first input is ln q, not q: no number fits into the letter.
    public override IReadOnlyList<string> Letters => [];

    protected override void Map(ReadOnlySpan<T> logQ, ReadOnlySpan<T> p, Span<T> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = p[i] == T.Zero ? T.Zero : p[i] * (T.Log(p[i]) - logQ[i]);
        }
    }

    // ℓ = p ln p − p ln q, so ∂ℓ/∂(ln q) = −p …
    protected override void SlopeA(ReadOnlySpan<T> logQ, ReadOnlySpan<T> p, Span<T> slope) => TensorPrimitives.Negate(p, slope);

    // … and ∂ℓ/∂p = ln p + 1 − ln q.
    protected override void SlopeB(ReadOnlySpan<T> logQ, ReadOnlySpan<T> p, Span<T> slope)
    {
        for (int i = 0; i < slope.Length; i++)
        {
            slope[i] = T.Log(p[i]) + T.One - logQ[i];
        }
    }
}

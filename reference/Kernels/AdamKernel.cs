using System.Numerics;
using Tutorial.Reference.Plain;

namespace Tutorial.Reference.Kernels;

/// <summary>Adam's step in <see cref="Vector{T}"/>; defined by <see cref="PlainAdam"/>.</summary>
internal static class AdamKernel
{
    /// <summary>Moves w and both running averages; see <see cref="PlainAdam.Update"/>.</summary>
    public static void Update<T>(AdamStep step, Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> beta1 = Broadcast<T>(step.Beta1);
        Vector<T> beta2 = Broadcast<T>(step.Beta2);
        Vector<T> rate = Broadcast<T>(step.Rate);
        Vector<T> rootScale = Broadcast<T>(step.RootScale);
        Vector<T> epsilon = Broadcast<T>(step.Epsilon);
        Vector<T> decay = Broadcast<T>(step.GradientDecay);
        Vector<T> factor = Broadcast<T>(step.WeightFactor);
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> weight = new(w[i..]);
            Vector<T> gradient = new Vector<T>(g[i..]) + (decay * weight);
            Vector<T> mean = (beta1 * new Vector<T>(m[i..])) + ((Vector<T>.One - beta1) * gradient);
            Vector<T> square = (beta2 * new Vector<T>(v[i..])) + ((Vector<T>.One - beta2) * gradient * gradient);
            mean.CopyTo(m[i..]);
            square.CopyTo(v[i..]);
            ((factor * weight) - (rate * mean / ((Vector.SquareRoot(square) * rootScale) + epsilon))).CopyTo(w[i..]);
        }
        PlainAdam.Update(step, w[i..], g[i..], m[i..], v[i..]);
    }

    private static Vector<T> Broadcast<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new(T.CreateChecked(value));
}

using System.Numerics;
using Tutorial.Reference.Plain;

namespace Tutorial.Reference.Kernels;

/// <summary>Gradient descent's step in <see cref="Vector{T}"/>; defined by <see cref="PlainSgd"/>.</summary>
internal static class SgdKernel
{
    /// <summary>Moves w, and v when there is momentum; see <see cref="PlainSgd.Update"/>.</summary>
    public static void Update<T>(SgdStep step, Span<T> w, ReadOnlySpan<T> g, Span<T> v)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> rate = new(T.CreateChecked(step.LearningRate));
        Vector<T> momentum = new(T.CreateChecked(step.Momentum));
        Vector<T> decay = new(T.CreateChecked(step.WeightDecay));
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> weight = new(w[i..]);
            Vector<T> direction = new Vector<T>(g[i..]) + (decay * weight);
            if (step.Momentum > 0)
            {
                Vector<T> velocity = (momentum * new Vector<T>(v[i..])) + direction;
                velocity.CopyTo(v[i..]);
                direction = step.Nesterov ? direction + (momentum * velocity) : velocity;
            }
            (weight - (rate * direction)).CopyTo(w[i..]);
        }
        PlainSgd.Update(step, w[i..], g[i..], step.Momentum > 0 ? v[i..] : v);
    }
}

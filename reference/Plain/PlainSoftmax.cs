using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>Softmax as its definition says, with the maximum subtracted.</summary>
public static class PlainSoftmax
{
    /// <summary>y[i] = e^(x[i] − max) / Σⱼ e^(x[j] − max) for one row; returns log Σ eˣ.</summary>
    /// <param name="x">V numbers, at least one.</param>
    /// <param name="y">V probabilities.</param>
    public static T Row<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        T largest = x[0];
        foreach (T value in x)
        {
            largest = T.Max(largest, value);
        }
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.Exp(x[i] - largest);
            sum += y[i];
        }
        for (int i = 0; i < x.Length; i++)
        {
            y[i] /= sum;
        }
        return largest + T.Log(sum);
    }
}

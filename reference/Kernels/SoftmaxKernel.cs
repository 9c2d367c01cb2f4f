using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Softmax of rows in <see cref="Vector{T}"/>; defined by <see cref="Plain.PlainSoftmax"/>.</summary>
/// <remarks>
/// <code>
///  max │ x … │ x … │ x …│     pass 1: the largest;  pass 2: e^(x − max), stored and added up;  pass 3: divided by the sum
///                       └ the ragged end goes through a vector filled up with −∞, whose exponential is 0
/// </code>
/// The maximum is subtracted first, so no exponential overflows: e^(x − max) ≤ 1. <c>TensorPrimitives.SoftMax</c> does not do that.
/// </remarks>
internal static class SoftmaxKernel
{
    /// <summary>y = softmax(x) for one row; returns log Σ eˣ.</summary>
    public static T Row<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = TensorPrimitives.Max(x);
        T sum = Exponentials(x, y, largest);
        TensorPrimitives.Multiply(y, T.One / sum, y);
        return largest + T.Log(sum);
    }

    /// <summary>The softmax of a row whose log Σ eˣ is known, in place: e^(x − logSum).</summary>
    public static void FromLogSum<T>(Span<T> x, T logSum)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Exponentials(x, x, logSum);

    /// <summary>y = e^(x − shift); returns Σ y.</summary>
    private static T Exponentials<T>(ReadOnlySpan<T> x, Span<T> y, T shift)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> shifts = new(shift), sum = default;
        int i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> power = VectorFunctions.Exp(new Vector<T>(x[i..]) - shifts);
            power.CopyTo(y[i..]);
            sum += power;
        }
        if (i < x.Length)
        {
            Span<T> end = stackalloc T[Vector<T>.Count];
            end.Fill(T.NegativeInfinity);
            x[i..].CopyTo(end);
            Vector<T> power = VectorFunctions.Exp(new Vector<T>(end) - shifts);
            power.CopyTo(end);
            end[..(x.Length - i)].CopyTo(y[i..]);
            sum += power;
        }
        return Vector.Sum(sum);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>eˣ, tanh x and the logistic σ(x) of a whole vector; defined by <see cref="Math.Exp"/> and <see cref="Math.Tanh"/>.</summary>
/// <remarks>
/// <code>
///  x = n · ln 2 + r,  n whole,  |r| ≤ ln 2 / 2          one multiply-add; ln 2 in two parts, so that r keeps its digits
///  e^r − 1 = r + r²(1/2! + r/3! + … + r⁵/7!)            six multiply-adds; what is left out is below 10⁻⁸
///  e^x = 2ⁿ (1 + (e^r − 1))                             2ⁿ is written straight into the exponent's bits
/// </code>
/// tanh x = m / (m + 2) with m = e²ˣ − 1 put together without a difference of near numbers, so that tanh keeps its digits near 0.
/// In float every result is within 10⁻⁶ of the truth, relatively; double serves gradient checks and goes through <see cref="Math"/>, number by number.
/// Why not <c>TensorPrimitives</c>: its float Exp computes in double, at a quarter of the speed, and writes each function's result to memory.
/// Source: Cody and Waite 1980, "Software manual for the elementary functions", chapter 6.
/// </remarks>
internal static class VectorFunctions
{
    private const float LargestExponent = 88, SmallestExponent = -87;

    // 1.5 · 2²³: adding it rounds to a whole number and leaves that number in the lowest bits.
    private const float RoundingShift = 12582912;

    /// <summary>eˣ; 0 below −87 and e⁸⁸ above 88, where float ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            return EachLane(x.As<T, double>(), Math.Exp).As<double, T>();
        }
        Vector<float> argument = x.As<T, float>();
        (Vector<float> power, Vector<float> excess) = PowerAndExcess(AtMost(AtLeast(argument, SmallestExponent), LargestExponent));
        Vector<float> result = Vector.FusedMultiplyAdd(power, excess, power);
        return Vector.ConditionalSelect(Vector.LessThan(argument, new Vector<float>(SmallestExponent)), Vector<float>.Zero, result).As<float, T>();
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged
        => Vector<T>.One / (Vector<T>.One + Exp(-x));

    /// <summary>tanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            return EachLane(x.As<T, double>(), Math.Tanh).As<double, T>();
        }
        // Beyond ±10 tanh is ±1 to the last digit.
        Vector<float> twice = AtMost(AtLeast(x.As<T, float>(), -10), 10) * 2;
        (Vector<float> power, Vector<float> excess) = PowerAndExcess(twice);
        Vector<float> m = Vector.FusedMultiplyAdd(power, excess, power - Vector<float>.One);
        return (m / (m + new Vector<float>(2))).As<float, T>();
    }

    /// <summary>2ⁿ and e^r − 1, with x = n ln 2 + r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> Power, Vector<float> Excess) PowerAndExcess(Vector<float> x)
    {
        Vector<float> shift = new(RoundingShift);
        Vector<float> shifted = Vector.FusedMultiplyAdd(x, new Vector<float>(1.44269504f), shift);
        Vector<float> n = shifted - shift;
        Vector<float> r = Vector.FusedMultiplyAdd(n, new Vector<float>(-0.693359375f), x);
        r = Vector.FusedMultiplyAdd(n, new Vector<float>(2.12194440e-4f), r);
        Vector<float> sum = Vector.FusedMultiplyAdd(r, new Vector<float>(1f / 5040), new Vector<float>(1f / 720));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 120));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 24));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 6));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 2));
        Vector<int> exponent = Vector.ShiftLeft(Vector.AsVectorInt32(shifted), 23) + Vector.AsVectorInt32(Vector<float>.One);
        return (Vector.AsVectorSingle(exponent), Vector.FusedMultiplyAdd(r * r, sum, r));
    }

    // By comparison and not by Min and Max: a NaN must come out as NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AtLeast(Vector<float> x, float limit)
        => Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(limit)), new Vector<float>(limit), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AtMost(Vector<float> x, float limit)
        => Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(limit)), new Vector<float>(limit), x);

    private static Vector<double> EachLane(Vector<double> x, Func<double, double> f)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        x.CopyTo(lanes);
        foreach (ref double lane in lanes)
        {
            lane = f(lane);
        }
        return new Vector<double>(lanes);
    }
}

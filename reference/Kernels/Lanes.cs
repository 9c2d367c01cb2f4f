using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>What <see cref="Vector{T}"/> lacks for a T that is float or double.</summary>
internal static class Lanes
{
    /// <summary>a · b + c with one rounding. The branch is decided when the code is compiled for a T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

    /// <summary>a b c d … → b a d c …: two neighbours are one 64-bit lane, whose halves change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SwapNeighbours(Vector<float> lanes)
    {
        Vector<ulong> pairs = Vector.AsVectorUInt64(lanes);
        return Vector.AsVectorSingle((pairs << 32) | (pairs >>> 32));
    }
}

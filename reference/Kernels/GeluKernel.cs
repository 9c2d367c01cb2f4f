using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>Gelu, y = x Φ(x), and its gradient in <see cref="Vector{T}"/>; defined by <see cref="Plain.PlainGelu"/>.</summary>
/// <remarks>
/// <code>
///  Φ(−|x|) = e^(−x²/2) · t · Q(t),  t = 1/(1 + 0.28 |x|)     Q: ten coefficients; one exponential, one division
///  y  = x Φ(x)                                              Φ(x) = 1 − Φ(−x) on the right
///  dx += dy (Φ(x) + x e^(−x²/2)/√(2π))                      the same exponential once more
///  parts of 4096 numbers go to the threads
/// </code>
/// Q was fitted to Mills' ratio, error 8·10⁻⁹ relative, so the left tail keeps its digits; with the roundings of float Φ is within 10⁻⁶.
/// Why the lower digits of x²: at x = −10 the exponent is 50, whose rounding alone would cost 2·10⁻⁶.
/// Double serves gradient checks: it goes through the error function itself, number by number.
/// </remarks>
internal static unsafe class GeluKernel
{
    private const int PartLength = 4096;
    private const float DensityAtZero = 0.39894228f;

    /// <summary>y[i] = x[i] Φ(x[i]).</summary>
    public static void Map<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* from = x, to = y)
        {
            Workers.Run((x.Length + PartLength - 1) / PartLength, new Values<T>(from, to, x.Length));
        }
    }

    /// <summary>dx[i] += dy[i] · (Φ(x[i]) + x[i] φ(x[i])); a new dx is overwritten.</summary>
    public static void AddGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx, bool isNew = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* at = x, incoming = dy, into = dx)
        {
            Workers.Run((x.Length + PartLength - 1) / PartLength, new Slopes<T>(at, incoming, into, x.Length, isNew));
        }
    }

    /// <summary>Φ(x) and e^(−x²/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> Cumulative, Vector<float> Bell) Normal(Vector<float> x)
    {
        Vector<float> square = x * x, lowerDigits = Vector.FusedMultiplyAdd(x, x, -square);
        Vector<float> bell = VectorFunctions.Exp(square * -0.5f);
        bell -= bell * lowerDigits * 0.5f;
        Vector<float> t = Vector<float>.One / Vector.FusedMultiplyAdd(Vector.Abs(x), new Vector<float>(0.28f), Vector<float>.One);
        Vector<float> q = Vector.FusedMultiplyAdd(t, new Vector<float>(-0.013465161f), new Vector<float>(0.09446543f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(-0.24818069f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(0.28417718f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(-0.15261869f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(0.1435694f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(0.061889037f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(0.10716749f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(0.111273125f));
        q = Vector.FusedMultiplyAdd(q, t, new Vector<float>(0.11172288f));
        Vector<float> tail = bell * t * q;
        return (Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One - tail, tail), bell);
    }

    private readonly struct Values<T>(T* x, T* y, int length) : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int part)
        {
            int i = part * PartLength, end = Math.Min(length, i + PartLength);
            for (; typeof(T) == typeof(float) && i <= end - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> number = Vector.Load((float*)x + i);
                Vector.Store(number * Normal(number).Cumulative, (float*)y + i);
            }
            Plain.PlainGelu.Map(new ReadOnlySpan<T>(x + i, end - i), new Span<T>(y + i, end - i));
        }
    }

    private readonly struct Slopes<T>(T* x, T* dy, T* dx, int length, bool isNew) : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int part)
        {
            int i = part * PartLength, end = Math.Min(length, i + PartLength);
            for (; typeof(T) == typeof(float) && i <= end - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> number = Vector.Load((float*)x + i);
                (Vector<float> cumulative, Vector<float> bell) = Normal(number);
                Vector<float> slope = Vector.FusedMultiplyAdd(number * DensityAtZero, bell, cumulative);
                Vector<float> before = isNew ? default : Vector.Load((float*)dx + i);
                Vector.Store(Vector.FusedMultiplyAdd(Vector.Load((float*)dy + i), slope, before), (float*)dx + i);
            }
            if (isNew)
            {
                new Span<T>(dx + i, end - i).Clear();
            }
            Plain.PlainGelu.AddGradient(new ReadOnlySpan<T>(x + i, end - i), new ReadOnlySpan<T>(dy + i, end - i), new Span<T>(dx + i, end - i));
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>Sums of the columns of a matrix, or of the product of two number by number: the gradients of a shift and of a scale that met every row. Defined by <see cref="Plain.PlainColumnSums"/>.</summary>
/// <remarks>
/// <code>
///   part 0    part 1        a part is four vectors wide: it walks down all rows with four sums in registers,
///  │ 4W   │  │ 4W   │  …    so every sum is added up in the same order on any number of threads
///  ↓      ↓  ↓      ↓
/// </code>
/// </remarks>
internal static unsafe class ColumnSums
{
    /// <summary>sums[j] += Σᵢ x[i · columns + j].</summary>
    public static void Add<T>(ReadOnlySpan<T> x, Span<T> sums, int rows)
        where T : unmanaged, IFloatingPointIeee754<T>
        => AddProducts(x, default, sums, rows);

    /// <summary>sums[j] += Σᵢ x[i · columns + j] · f[i · columns + j]; all factors are 1 when f is empty.</summary>
    public static void AddProducts<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> f, Span<T> sums, int rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = Strip<T>.Vectors * Vector<T>.Count;
        fixed (T* from = x, factors = f, to = sums)
        {
            Workers.Run((sums.Length + width - 1) / width, new Strip<T>(from, factors, to, rows, sums.Length));
        }
    }

    private readonly struct Strip<T>(T* x, T* factors, T* sums, int rows, int columns) : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public const int Vectors = 4;

        public void Run(int part)
        {
            int width = Vector<T>.Count, first = part * Vectors * width;
            if (first + (Vectors * width) > columns)
            {
                Ragged(first);
                return;
            }
            Vector<T> s0 = default, s1 = default, s2 = default, s3 = default;
            nint at = first;
            for (int row = 0; row < rows; row++, at += columns)
            {
                s0 += Term(at);
                s1 += Term(at + width);
                s2 += Term(at + (2 * width));
                s3 += Term(at + (3 * width));
            }
            T* to = sums + first;
            Vector.Store(Vector.Load(to) + s0, to);
            Vector.Store(Vector.Load(to + width) + s1, to + width);
            Vector.Store(Vector.Load(to + (2 * width)) + s2, to + (2 * width));
            Vector.Store(Vector.Load(to + (3 * width)) + s3, to + (3 * width));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<T> Term(nint at) => factors is null ? Vector.Load(x + at) : Vector.Load(x + at) * Vector.Load(factors + at);

        /// <summary>The last columns: one vector at a time, then one number at a time.</summary>
        private void Ragged(int first)
        {
            for (; first <= columns - Vector<T>.Count; first += Vector<T>.Count)
            {
                Vector<T> sum = default;
                nint at = first;
                for (int row = 0; row < rows; row++, at += columns)
                {
                    sum += Term(at);
                }
                Vector.Store(Vector.Load(sums + first) + sum, sums + first);
            }
            for (int row = 0; row < rows; row++)
            {
                for (nint j = first; j < columns; j++)
                {
                    nint at = ((nint)row * columns) + j;
                    sums[j] += factors is null ? x[at] : x[at] * factors[at];
                }
            }
        }
    }
}

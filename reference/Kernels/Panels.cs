using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>A matrix that meets many small ones: copied once into the order in which the tile of the product reads it, then used by one thread at a time.</summary>
/// <remarks>
/// <code>
///   B (k × n)            panel 0        panel 1        each panel: 2W columns, step after step, so
///   ┌────┬────┬──┐       ┌────┐         ┌────┐         that the tile reads front to back; the last
///   │    │    │  │  →    │k·2W│         │k·2W│   …     one is filled up with zeros
///   └────┴────┴──┘       └────┘         └────┘
/// </code>
/// Why not <see cref="MatMulKernel"/>: a recurrent step multiplies by the same weights again and again, 64 times a sequence, and attention runs
/// one small product a head; both are cut into parts for the threads from outside, so the product itself stays on its thread.
/// </remarks>
internal static unsafe class Panels<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Square = 16;

    /// <summary>Elements of the copy of a (k, n) matrix.</summary>
    public static int Length(int n, int k)
    {
        int width = MatMulTile<T>.Columns;
        return (n + width - 1) / width * width * k;
    }

    /// <summary>Copies B with elements b[p · step + j · column].</summary>
    public static void Pack(T* b, nint step, nint column, T* packed, int n, int k)
    {
        int width = MatMulTile<T>.Columns;
        for (int first = 0; first < n; first += width, packed += (nint)k * width)
        {
            PackOne(b + (first * column), step, column, packed, Math.Min(width, n - first), k);
        }
    }

    /// <summary>Copies one panel: up to 2W columns that begin at b, k steps long.</summary>
    public static void PackOne(T* b, nint step, nint column, T* packed, int columns, int k)
    {
        int width = MatMulTile<T>.Columns;
        if (columns < width)
        {
            new Span<T>(packed, width * k).Clear();
        }
        if (column == 1)
        {
            for (int p = 0; p < k; p++, b += step, packed += width)
            {
                new ReadOnlySpan<T>(b, columns).CopyTo(new Span<T>(packed, columns));
            }
            return;
        }
        // B is stored transposed: a column of the panel lies along a row of the storage. Sixteen steps at a time, so that both sides stay in the cache.
        for (int start = 0; start < k; start += Square)
        {
            int end = Math.Min(k, start + Square);
            for (int j = 0; j < columns; j++)
            {
                T* source = b + (j * column);
                T* target = packed + j;
                for (int p = start; p < end; p++)
                {
                    target[(nint)p * width] = source[p * step];
                }
            }
        }
    }

    /// <summary>C += A B for A (m, k) with elements a[i · row + p · step] and C (m, n) with rows <paramref name="cRow"/> apart.</summary>
    public static void AddProduct(T* a, nint row, nint step, T* packed, T* c, nint cRow, int m, int n, int k)
        => AddProduct(a, row, step, packed, c, cRow, m, n, k, k);

    /// <summary>The same with the first k of the <paramref name="packedSteps"/> steps of B only.</summary>
    public static void AddProduct(T* a, nint row, nint step, T* packed, T* c, nint cRow, int m, int n, int k, int packedSteps)
    {
        int width = MatMulTile<T>.Columns;
        for (int first = 0; first < n; first += width, packed += (nint)packedSteps * width)
        {
            for (int i = 0; i < m; i += MatMulTile<T>.Rows)
            {
                T* tile = c + (i * cRow) + first;
                MatMulTile<T>.Product(
                    a + (i * row), row, step, packed, width, tile, cRow, tile, cRow, Math.Min(MatMulTile<T>.Rows, m - i), Math.Min(width, n - first), k);
            }
        }
    }
}

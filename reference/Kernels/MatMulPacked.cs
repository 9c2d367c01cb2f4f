using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Large matrix products: blocks of A and B are copied into the order in which the tile reads them, then reused from cache.</summary>
/// <remarks>
/// <code>
///  for each block of k (256 steps)                a slice of the sum
///    pack B (256 × n) into panels of 2W columns     the tile reads it front to back; a panel fits the first-level cache
///    for each block of rows (96), on all cores      packed A (96 × 256) fits the second-level cache
///      pack A into strips of 6 rows
///      for each panel of B, for each strip of A     tile: C += strip · panel
/// </code>
/// Packing costs one pass over A and B and saves a pass over memory for every 6 rows and 2W columns.
/// Source: Goto and van de Geijn 2008, "Anatomy of high-performance matrix multiplication"; Van Zee and van de Geijn 2015 (BLIS).
/// </remarks>
internal static unsafe class MatMulPacked<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Depth = 256;
    private const int BlockRows = 96;

    [ThreadStatic]
    private static T[]? s_packedA;

    [ThreadStatic]
    private static T[]? s_packedB;

    /// <summary>C += A B with elements a[i · aRow + p · aStep] and b[p · bStep + j · bColumn].</summary>
    public static void AddProduct(T* a, nint aRow, nint aStep, T* b, nint bStep, nint bColumn, T* c, int m, int n, int k)
    {
        int panels = (n + MatMulTile<T>.Columns - 1) / MatMulTile<T>.Columns;
        T[] packedB = Scratch(ref s_packedB, Depth * panels * MatMulTile<T>.Columns);
        fixed (T* shared = packedB)
        {
            for (int first = 0; first < k; first += Depth)
            {
                int depth = Math.Min(Depth, k - first);
                Workers.Run(panels, new PackPanels(b + (first * bStep), bStep, bColumn, shared, n, depth));
                Workers.Run((m + BlockRows - 1) / BlockRows, new MultiplyRows(a + (first * aStep), aRow, aStep, shared, c, m, n, depth));
            }
        }
    }

    private static T[] Scratch(ref T[]? buffer, int length)
    {
        if (buffer is null || buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<T>(length, pinned: true);
        }
        return buffer;
    }

    /// <summary>Panel j holds columns 2Wj … of B, step after step, filled up with zeros.</summary>
    private readonly struct PackPanels(T* b, nint bStep, nint bColumn, T* packed, int n, int depth) : IParts
    {
        public void Run(int part)
        {
            int width = MatMulTile<T>.Columns;
            int columns = Math.Min(width, n - (part * width));
            T* from = b + (part * width * bColumn);
            T* to = packed + ((nint)part * width * depth);
            if (bColumn == 1)
            {
                for (int p = 0; p < depth; p++, from += bStep, to += width)
                {
                    new ReadOnlySpan<T>(from, columns).CopyTo(new Span<T>(to, columns));
                    new Span<T>(to + columns, width - columns).Clear();
                }
                return;
            }
            // B is stored transposed: a column of the panel is a contiguous row of the storage.
            for (int column = 0; column < width; column++)
            {
                for (int p = 0; p < depth; p++)
                {
                    to[(p * width) + column] = column < columns ? from[(column * bColumn) + (p * bStep)] : T.Zero;
                }
            }
        }
    }

    /// <summary>One block of rows: packs its part of A, then runs over all tiles.</summary>
    private readonly struct MultiplyRows(T* a, nint aRow, nint aStep, T* packedB, T* c, int m, int n, int depth) : IParts
    {
        public void Run(int part)
        {
            int firstRow = part * BlockRows;
            int rows = Math.Min(BlockRows, m - firstRow);
            fixed (T* packedA = Scratch(ref s_packedA, BlockRows * Depth))
            {
                PackStrips(packedA, firstRow, rows);
                int width = MatMulTile<T>.Columns;
                for (int column = 0; column < n; column += width)
                {
                    for (int row = 0; row < rows; row += MatMulTile<T>.Rows)
                    {
                        MatMulTile<T>.AddProduct(
                            packedA + (row * depth), 1, MatMulTile<T>.Rows, packedB + ((nint)column * depth), width,
                            c + ((nint)(firstRow + row) * n) + column, n,
                            Math.Min(MatMulTile<T>.Rows, rows - row), Math.Min(width, n - column), depth);
                    }
                }
            }
        }

        /// <summary>Strip s holds rows 6s … 6s + 5, step after step.</summary>
        private void PackStrips(T* packed, int firstRow, int rows)
        {
            for (int strip = 0; strip < rows; strip += MatMulTile<T>.Rows)
            {
                int height = Math.Min(MatMulTile<T>.Rows, rows - strip);
                T* to = packed + (strip * depth);
                for (int row = 0; row < height; row++)
                {
                    T* from = a + ((firstRow + strip + row) * aRow);
                    for (int p = 0; p < depth; p++)
                    {
                        to[(p * MatMulTile<T>.Rows) + row] = from[p * aStep];
                    }
                }
            }
        }
    }
}

using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Large matrix products: B is copied into the order in which the tile reads it, block by block, then reused from cache.</summary>
/// <remarks>
/// <code>
///  for each block of k (256 steps)                 a slice of the sum
///    pack B (256 × n) into panels of 2W columns      the tile reads it front to back; a panel fits the first-level cache
///    for each block of some 66 rows, on all cores    its part of A fits the second-level cache
///      for each panel of B
///        for each 6 rows of the block                tile: C += rows · panel
/// </code>
/// Packing costs one pass over B and saves a pass over memory for every 6 rows. A is read where it lies: the tile takes one element
/// of a row at a time, and six rows of it are six cache lines, whichever way A is stored.
/// Source: Goto and van de Geijn 2008, "Anatomy of high-performance matrix multiplication"; Van Zee and van de Geijn 2015 (BLIS).
/// </remarks>
internal static unsafe class MatMulPacked<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Depth = 256;
    private const int Rows = MatMulTile<T>.Rows;
    private const int BlockRows = 12 * Rows;

    private static int Width => MatMulTile<T>.Columns;

    /// <summary>C = start + A B with elements a[i · aRow + p · aStep] and b[p · bStep + j · bColumn]; the start is C itself or one row for all.</summary>
    public static void Product(T* a, nint aRow, nint aStep, T* b, nint bStep, nint bColumn, T* start, nint startRow, T* c, int m, int n, int k)
    {
        int panels = (n + Width - 1) / Width;
        T* packed = Scratch<T>.Rent(ScratchUse.Right, (long)Math.Min(Depth, k) * panels * Width);
        // Blocks by fours and alike in size, so that two or four threads end together.
        int blocks = 4 * ((m + (4 * BlockRows) - 1) / (4 * BlockRows));
        int rows = (m + (blocks * Rows) - 1) / (blocks * Rows) * Rows;
        for (int first = 0; first < k; first += Depth)
        {
            int depth = Math.Min(Depth, k - first);
            Workers.Run(panels, new PackPanels(b + (first * bStep), bStep, bColumn, packed, n, depth));
            Workers.Run((m + rows - 1) / rows, new MultiplyRows(a + (first * aStep), aRow, aStep, packed, start, startRow, c, m, n, depth, rows));
            // From the second slice of the sum on, C holds the slices before.
            start = c;
            startRow = n;
        }
    }

    /// <summary>Panel j holds columns 2Wj … of B, step after step, filled up with zeros.</summary>
    private readonly struct PackPanels(T* b, nint bStep, nint bColumn, T* packed, int n, int depth) : IParts
    {
        public void Run(int part)
            => Panels<T>.PackOne(b + (part * Width * bColumn), bStep, bColumn, packed + ((nint)part * Width * depth), Math.Min(Width, n - (part * Width)), depth);
    }

    /// <summary>One block of rows against all panels.</summary>
    private readonly struct MultiplyRows(T* a, nint aRow, nint aStep, T* packed, T* start, nint startRow, T* c, int m, int n, int depth, int blockRows) : IParts
    {
        public void Run(int part)
        {
            int firstRow = part * blockRows;
            int endRow = Math.Min(m, firstRow + blockRows);
            for (int column = 0; column < n; column += Width)
            {
                for (int row = firstRow; row < endRow; row += Rows)
                {
                    MatMulTile<T>.Product(
                        a + (row * aRow), aRow, aStep, packed + ((nint)column * depth), Width, start + (row * startRow) + column, startRow,
                        c + ((nint)row * n) + column, n, Math.Min(Rows, endRow - row), Math.Min(Width, n - column), depth);
                }
            }
        }
    }
}

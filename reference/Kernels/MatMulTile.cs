using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>The innermost piece of the matrix product: a tile of C that stays in registers while p runs over the whole sum.</summary>
/// <remarks>
/// <code>
///            b[p, 0…W)   b[p, W…2W)        2 loads of B      each step p:
///  a[0, p] ×    c00         c01            6 broadcasts of A   12 multiply-adds for 8 loads,
///     ⋮          ⋮           ⋮             12 sums in registers   so the loads never wait
///  a[5, p] ×    c50         c51
/// </code>
/// 12 sums + 2 of B + 1 of A fit the 16 vector registers of every x64 machine, and 12 independent sums hide the latency of the multiply-add.
/// Rows past the edge repeat the last row of A and are thrown away; columns past the edge come from a padded copy of B.
/// </remarks>
internal static unsafe class MatMulTile<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile: two vectors.</summary>
    public static int Columns => 2 * Vector<T>.Count;

    /// <summary>C[rows, columns] = start + A B over k steps; the start may be C itself.</summary>
    /// <param name="a">First element of A's rows.</param>
    /// <param name="aRow">Distance between rows of A.</param>
    /// <param name="aStep">Distance between steps of A.</param>
    /// <param name="b">First element of B's columns; 2W elements can be read at each step.</param>
    /// <param name="bStep">Distance between steps of B.</param>
    /// <param name="start">What the sums are added to, as many columns as C.</param>
    /// <param name="startRow">Distance between its rows; 0 when one row serves all, such as a bias.</param>
    /// <param name="c">First element of the tile of C.</param>
    /// <param name="cRow">Distance between rows of C.</param>
    /// <param name="rows">1 … 6 rows that count.</param>
    /// <param name="columns">1 … 2W columns that count.</param>
    /// <param name="k">Steps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(T* a, nint aRow, nint aStep, T* b, nint bStep, T* start, nint startRow, T* c, nint cRow, int rows, int columns, int k)
    {
        int width = Vector<T>.Count;
        T* a0 = a;
        T* a1 = a + (Math.Min(1, rows - 1) * aRow);
        T* a2 = a + (Math.Min(2, rows - 1) * aRow);
        T* a3 = a + (Math.Min(3, rows - 1) * aRow);
        T* a4 = a + (Math.Min(4, rows - 1) * aRow);
        T* a5 = a + (Math.Min(5, rows - 1) * aRow);
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector<T> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        nint p = 0;
        for (int step = 0; step < k; step++)
        {
            Vector<T> b0 = Vector.Load(b);
            Vector<T> b1 = Vector.Load(b + width);
            Vector<T> x = new(a0[p]);
            c00 = Lanes.MultiplyAdd(x, b0, c00);
            c01 = Lanes.MultiplyAdd(x, b1, c01);
            x = new(a1[p]);
            c10 = Lanes.MultiplyAdd(x, b0, c10);
            c11 = Lanes.MultiplyAdd(x, b1, c11);
            x = new(a2[p]);
            c20 = Lanes.MultiplyAdd(x, b0, c20);
            c21 = Lanes.MultiplyAdd(x, b1, c21);
            x = new(a3[p]);
            c30 = Lanes.MultiplyAdd(x, b0, c30);
            c31 = Lanes.MultiplyAdd(x, b1, c31);
            x = new(a4[p]);
            c40 = Lanes.MultiplyAdd(x, b0, c40);
            c41 = Lanes.MultiplyAdd(x, b1, c41);
            x = new(a5[p]);
            c50 = Lanes.MultiplyAdd(x, b0, c50);
            c51 = Lanes.MultiplyAdd(x, b1, c51);
            b += bStep;
            p += aStep;
        }
        if (columns == 2 * width)
        {
            Put(start, c00, c01, c);
            if (rows > 1)
            {
                Put(start + startRow, c10, c11, c + cRow);
            }
            if (rows > 2)
            {
                Put(start + (2 * startRow), c20, c21, c + (2 * cRow));
            }
            if (rows > 3)
            {
                Put(start + (3 * startRow), c30, c31, c + (3 * cRow));
            }
            if (rows > 4)
            {
                Put(start + (4 * startRow), c40, c41, c + (4 * cRow));
            }
            if (rows > 5)
            {
                Put(start + (5 * startRow), c50, c51, c + (5 * cRow));
            }
            return;
        }
        T* tile = stackalloc T[Rows * 2 * width];
        Store(tile, 0, c00, c01);
        Store(tile, 1, c10, c11);
        Store(tile, 2, c20, c21);
        Store(tile, 3, c30, c31);
        Store(tile, 4, c40, c41);
        Store(tile, 5, c50, c51);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                c[(row * cRow) + column] = start[(row * startRow) + column] + tile[(row * 2 * width) + column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* start, Vector<T> left, Vector<T> right, T* c)
    {
        Vector.Store(Vector.Load(start) + left, c);
        Vector.Store(Vector.Load(start + Vector<T>.Count) + right, c + Vector<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* tile, int row, Vector<T> left, Vector<T> right)
    {
        Vector.Store(left, tile + (row * 2 * Vector<T>.Count));
        Vector.Store(right, tile + (((row * 2) + 1) * Vector<T>.Count));
    }
}

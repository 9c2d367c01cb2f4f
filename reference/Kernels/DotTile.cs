using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>Twelve dot products at once: four runs of A with three runs of B, each contiguous along the sum.</summary>
/// <remarks>
/// <code>
///            b0[p…]  b1[p…]  b2[p…]       each step of W terms:
///  a0[p…] ×   c00     c01     c02           7 loads for 12 multiply-adds,
///     ⋮        ⋮       ⋮       ⋮             12 sums of W lanes in registers, folded at the end
///  a3[p…] ×   c30     c31     c32
/// </code>
/// Folding W lanes into one number costs as much as some steps: whoever adds up many products keeps the lanes in memory and folds once.
/// </remarks>
internal static unsafe class DotTile<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Runs of A.</summary>
    public const int Rows = 4;

    /// <summary>Runs of B.</summary>
    public const int Columns = 3;

    /// <summary>Numbers that hold the sums of a tile: twelve vectors.</summary>
    public static int Length => Rows * Columns * Vector<T>.Count;

    /// <summary>sums[3i + j] = Σₚ a[aRuns[i] + p] · b[bRuns[j] + p] for p below k.</summary>
    /// <param name="a">What A's runs are counted from.</param>
    /// <param name="aRuns">Four places in a.</param>
    /// <param name="b">What B's runs are counted from.</param>
    /// <param name="bRuns">Three places in b.</param>
    /// <param name="k">Terms of each sum.</param>
    /// <param name="sums">Twelve results; overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(T* a, nint* aRuns, T* b, nint* bRuns, int k, T* sums)
    {
        T* a0 = a + aRuns[0], a1 = a + aRuns[1], a2 = a + aRuns[2], a3 = a + aRuns[3];
        T* b0 = b + bRuns[0], b1 = b + bRuns[1], b2 = b + bRuns[2];
        Vector<T> c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default;
        Vector<T> c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        int p = 0;
        for (; p <= k - Vector<T>.Count; p += Vector<T>.Count)
        {
            Vector<T> y0 = Vector.Load(b0 + p), y1 = Vector.Load(b1 + p), y2 = Vector.Load(b2 + p);
            Vector<T> x = Vector.Load(a0 + p);
            c00 = Lanes.MultiplyAdd(x, y0, c00);
            c01 = Lanes.MultiplyAdd(x, y1, c01);
            c02 = Lanes.MultiplyAdd(x, y2, c02);
            x = Vector.Load(a1 + p);
            c10 = Lanes.MultiplyAdd(x, y0, c10);
            c11 = Lanes.MultiplyAdd(x, y1, c11);
            c12 = Lanes.MultiplyAdd(x, y2, c12);
            x = Vector.Load(a2 + p);
            c20 = Lanes.MultiplyAdd(x, y0, c20);
            c21 = Lanes.MultiplyAdd(x, y1, c21);
            c22 = Lanes.MultiplyAdd(x, y2, c22);
            x = Vector.Load(a3 + p);
            c30 = Lanes.MultiplyAdd(x, y0, c30);
            c31 = Lanes.MultiplyAdd(x, y1, c31);
            c32 = Lanes.MultiplyAdd(x, y2, c32);
        }
        (sums[0], sums[1], sums[2]) = (Vector.Sum(c00), Vector.Sum(c01), Vector.Sum(c02));
        (sums[3], sums[4], sums[5]) = (Vector.Sum(c10), Vector.Sum(c11), Vector.Sum(c12));
        (sums[6], sums[7], sums[8]) = (Vector.Sum(c20), Vector.Sum(c21), Vector.Sum(c22));
        (sums[9], sums[10], sums[11]) = (Vector.Sum(c30), Vector.Sum(c31), Vector.Sum(c32));
        for (; p < k; p++)
        {
            for (int i = 0; i < Rows * Columns; i++)
            {
                sums[i] += a[aRuns[i / Columns] + p] * b[bRuns[i % Columns] + p];
            }
        }
    }

    /// <summary>The twelve vectors at sums += a[aRuns[i] + p] · b[bRuns[j] + p], W values of p at a time; vector 3i + j is of runs i and j.</summary>
    /// <param name="a">What A's runs are counted from.</param>
    /// <param name="aRuns">Four places in a.</param>
    /// <param name="b">What B's runs are counted from.</param>
    /// <param name="bRuns">Three places in b.</param>
    /// <param name="k">Terms of each sum: whole vectors.</param>
    /// <param name="sums">Twelve vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts(T* a, nint* aRuns, T* b, nint* bRuns, int k, T* sums)
    {
        int width = Vector<T>.Count;
        T* a0 = a + aRuns[0], a1 = a + aRuns[1], a2 = a + aRuns[2], a3 = a + aRuns[3];
        T* b0 = b + bRuns[0], b1 = b + bRuns[1], b2 = b + bRuns[2];
        Vector<T> c00 = Vector.Load(sums), c01 = Vector.Load(sums + width), c02 = Vector.Load(sums + (2 * width));
        Vector<T> c10 = Vector.Load(sums + (3 * width)), c11 = Vector.Load(sums + (4 * width)), c12 = Vector.Load(sums + (5 * width));
        Vector<T> c20 = Vector.Load(sums + (6 * width)), c21 = Vector.Load(sums + (7 * width)), c22 = Vector.Load(sums + (8 * width));
        Vector<T> c30 = Vector.Load(sums + (9 * width)), c31 = Vector.Load(sums + (10 * width)), c32 = Vector.Load(sums + (11 * width));
        for (int p = 0; p < k; p += width)
        {
            Vector<T> y0 = Vector.Load(b0 + p), y1 = Vector.Load(b1 + p), y2 = Vector.Load(b2 + p);
            Vector<T> x = Vector.Load(a0 + p);
            c00 = Lanes.MultiplyAdd(x, y0, c00);
            c01 = Lanes.MultiplyAdd(x, y1, c01);
            c02 = Lanes.MultiplyAdd(x, y2, c02);
            x = Vector.Load(a1 + p);
            c10 = Lanes.MultiplyAdd(x, y0, c10);
            c11 = Lanes.MultiplyAdd(x, y1, c11);
            c12 = Lanes.MultiplyAdd(x, y2, c12);
            x = Vector.Load(a2 + p);
            c20 = Lanes.MultiplyAdd(x, y0, c20);
            c21 = Lanes.MultiplyAdd(x, y1, c21);
            c22 = Lanes.MultiplyAdd(x, y2, c22);
            x = Vector.Load(a3 + p);
            c30 = Lanes.MultiplyAdd(x, y0, c30);
            c31 = Lanes.MultiplyAdd(x, y1, c31);
            c32 = Lanes.MultiplyAdd(x, y2, c32);
        }
        Store(sums, c00, c01, c02);
        Store(sums + (3 * width), c10, c11, c12);
        Store(sums + (6 * width), c20, c21, c22);
        Store(sums + (9 * width), c30, c31, c32);
    }

    /// <summary>Σₚ of run i of A times run j of B, from the sums of a tile.</summary>
    public static T Fold(T* sums, int i, int j) => Vector.Sum(Vector.Load(sums + (((i * Columns) + j) * Vector<T>.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* sums, Vector<T> first, Vector<T> second, Vector<T> third)
    {
        Vector.Store(first, sums);
        Vector.Store(second, sums + Vector<T>.Count);
        Vector.Store(third, sums + (2 * Vector<T>.Count));
    }
}

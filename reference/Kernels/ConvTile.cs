using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Kernels;

/// <summary>The matrix product's tile with tables for addresses: both factors are read where they lie, wherever that is.</summary>
/// <remarks>
/// <code>
///  step s:   b0, b1 = the 2W numbers at b + bSteps[s]          2 loads of B
///            c[r] += a[rows[r] + aSteps[s]] · (b0, b1)          6 broadcasts of A, 12 multiply-adds, 12 sums in registers
/// </code>
/// A convolution's unfolded windows ("im2col") are never stored: a table of some hundred offsets says where their rows begin.
/// </remarks>
internal static unsafe class ConvTile<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>C[6, 2W] = Σₛ a[rows[r] + aSteps[s]] · b[bSteps[s] + lane], or added to C.</summary>
    /// <param name="a">What the six rows are counted from.</param>
    /// <param name="rows">Six places in a.</param>
    /// <param name="aSteps">For each step, its distance in every row.</param>
    /// <param name="b">What the steps' vectors are counted from; 2W elements can be read at each.</param>
    /// <param name="bSteps">For each step, the place of its vectors.</param>
    /// <param name="steps">Terms of each sum.</param>
    /// <param name="c">First of six rows of 2W elements.</param>
    /// <param name="cRow">Distance between rows of C.</param>
    /// <param name="add">Adds to C instead of overwriting it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(T* a, nint* rows, nint* aSteps, T* b, nint* bSteps, int steps, T* c, nint cRow, bool add)
    {
        int width = Vector<T>.Count;
        T* a0 = a + rows[0];
        T* a1 = a + rows[1];
        T* a2 = a + rows[2];
        T* a3 = a + rows[3];
        T* a4 = a + rows[4];
        T* a5 = a + rows[5];
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector<T> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (int step = 0; step < steps; step++)
        {
            T* lanes = b + bSteps[step];
            nint p = aSteps[step];
            Vector<T> b0 = Vector.Load(lanes);
            Vector<T> b1 = Vector.Load(lanes + width);
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
        }
        Put(c, c00, c01, add);
        Put(c + cRow, c10, c11, add);
        Put(c + (2 * cRow), c20, c21, add);
        Put(c + (3 * cRow), c30, c31, add);
        Put(c + (4 * cRow), c40, c41, add);
        Put(c + (5 * cRow), c50, c51, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, Vector<T> left, Vector<T> right, bool add)
    {
        if (add)
        {
            left += Vector.Load(c);
            right += Vector.Load(c + Vector<T>.Count);
        }
        Vector.Store(left, c);
        Vector.Store(right, c + Vector<T>.Count);
    }
}

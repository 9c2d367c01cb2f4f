using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>The matrix product in <see cref="Vector{T}"/>; defined by <see cref="Plain.PlainMatMul"/>. Chooses among three ways to the same result.</summary>
/// <remarks>
/// Packed for large products, direct for small ones, dot products for few rows or columns against a transposed B (a Linear layer on a small batch, or with few outputs).
/// The choice depends on sizes only, and each element of C sums its terms in one fixed order: the same bits on any number of threads.
/// </remarks>
internal static unsafe class MatMulKernel
{
    /// <summary>Multiply-adds below which a second thread costs more than it saves.</summary>
    internal const long WorthAThread = 1 << 18;

    private const long WorthPacking = 1 << 21;
    private const int FewRows = 48;

    /// <summary>C += A B with the given storage; see <see cref="Plain.PlainMatMul.AddProduct"/> for shapes.</summary>
    public static void AddProduct<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int m, int n, int k, bool transposeA = false, bool transposeB = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (k > 0)
        {
            fixed (T* result = c)
            {
                Run(a, b, result, n, c, m, n, k, transposeA, transposeB);
            }
        }
    }

    /// <summary>C = A B, overwriting C, plus one row that is added to every row of it; an empty row counts as zeros.</summary>
    /// <remarks>Saves a pass over C: the sums are added to the row in registers, so nobody has to lay it out first.</remarks>
    public static void Product<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> row, Span<T> c, int m, int n, int k, bool transposeA = false, bool transposeB = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> start = new(Scratch<T>.Rent(ScratchUse.Starts, n), n);
        start.Clear();
        row.CopyTo(start);
        for (int i = 0; i < m && k == 0; i++)
        {
            start.CopyTo(c.Slice(i * n, n));
        }
        fixed (T* starts = start)
        {
            Run(a, b, starts, 0, c, m, n, k, transposeA, transposeB);
        }
    }

    /// <summary>C = start + A B, for a start of whole rows (distance n) or of one row for all (distance 0).</summary>
    private static void Run<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, T* start, nint startRow, Span<T> c, int m, int n, int k, bool transposeA, bool transposeB)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.Length < (long)m * k || b.Length < (long)k * n || c.Length < (long)m * n)
        {
            throw new ArgumentException($"MatMulKernel: ({m}, {k}) times ({k}, {n}) needs {(long)m * k}, {(long)k * n} and {(long)m * n} elements, not {a.Length}, {b.Length} and {c.Length}.");
        }
        if (m == 0 || n == 0 || k == 0)
        {
            return;
        }
        (nint aRow, nint aStep) = transposeA ? (1, m) : (k, 1);
        (nint bStep, nint bColumn) = transposeB ? (1, k) : (n, 1);
        fixed (T* left = a, right = b, result = c)
        {
            if (transposeB && !transposeA && (m < FewRows || n < MatMulTile<T>.Columns))
            {
                MatMulDirect<T>.ProductOfRows(left, right, start, startRow, result, m, n, k);
            }
            else if (transposeB || (m >= FewRows && (long)m * n * k >= WorthPacking))
            {
                MatMulPacked<T>.Product(left, aRow, aStep, right, bStep, bColumn, start, startRow, result, m, n, k);
            }
            else
            {
                MatMulDirect<T>.Product(left, aRow, aStep, right, start, startRow, result, m, n, k);
            }
        }
    }
}

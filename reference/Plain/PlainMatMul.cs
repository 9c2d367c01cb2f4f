using System.Numerics;

namespace Tutorial.Reference.Plain;

/// <summary>The matrix product as its definition says: three loops.</summary>
public static class PlainMatMul
{
    /// <summary>C += A B, element by element: c[i, j] += Σₚ a[i, p] · b[p, j].</summary>
    /// <param name="a">A, (m, k), or (k, m) when <paramref name="transposeA"/>.</param>
    /// <param name="b">B, (k, n), or (n, k) when <paramref name="transposeB"/>.</param>
    /// <param name="c">C, (m, n); added to.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sum.</param>
    /// <param name="transposeA">A is stored transposed.</param>
    /// <param name="transposeB">B is stored transposed.</param>
    public static void AddProduct<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int m, int n, int k, bool transposeA = false, bool transposeB = false)
        where T : INumberBase<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T sum = T.Zero;
                for (int p = 0; p < k; p++)
                {
                    T left = transposeA ? a[(p * m) + i] : a[(i * k) + p];
                    T right = transposeB ? b[(j * k) + p] : b[(p * n) + j];
                    sum += left * right;
                }
                c[(i * n) + j] += sum;
            }
        }
    }
}

using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>The matrix product in <see cref="Vector{T}"/>; defined by <see cref="Plain.PlainMatMul"/>.</summary>
/// <remarks>
/// Loop order i, p, j: the inner loop runs along rows of B and C, which are contiguous, so it is a vector multiply-add.
/// When B is stored transposed, rows of A meet rows of B: a dot product. A transposed A only changes where a scalar is read.
/// </remarks>
internal static class MatMulKernel
{
    /// <summary>C += A B with the given storage; see <see cref="Plain.PlainMatMul.AddProduct"/> for shapes.</summary>
    public static void AddProduct<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int m, int n, int k, bool transposeA = false, bool transposeB = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            Span<T> row = c.Slice(i * n, n);
            if (transposeB && !transposeA)
            {
                ReadOnlySpan<T> left = a.Slice(i * k, k);
                for (int j = 0; j < n; j++)
                {
                    row[j] += TensorPrimitives.Dot(left, b.Slice(j * k, k));
                }
                continue;
            }
            for (int p = 0; p < k; p++)
            {
                T factor = transposeA ? a[(p * m) + i] : a[(i * k) + p];
                if (transposeB)
                {
                    for (int j = 0; j < n; j++)
                    {
                        row[j] += factor * b[(j * k) + p];
                    }
                }
                else
                {
                    AddScaled(row, b.Slice(p * n, n), factor);
                }
            }
        }
    }

    private static void AddScaled<T>(Span<T> y, ReadOnlySpan<T> x, T factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> factors = new(factor);
        int j = 0;
        for (; j <= y.Length - Vector<T>.Count; j += Vector<T>.Count)
        {
            (new Vector<T>(y[j..]) + (factors * new Vector<T>(x[j..]))).CopyTo(y[j..]);
        }
        for (; j < y.Length; j++)
        {
            y[j] += factor * x[j];
        }
    }
}

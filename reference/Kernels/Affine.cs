using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>y = x Wᵀ + b for rows of x.</summary>
internal static class Affine
{
    /// <summary>Overwrites y (rows, outputs) with x (rows, inputs) times W (outputs, inputs) transposed, plus b (outputs,).</summary>
    public static void Rows<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y, int rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        MatMulKernel.Product(x, w, b, y, rows, b.Length, rows == 0 ? 0 : x.Length / rows, transposeB: true);
    }
}

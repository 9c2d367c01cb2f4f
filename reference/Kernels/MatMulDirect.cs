using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Small matrix products, read where they lie: no packing, threads only when they pay.</summary>
/// <remarks>
/// B row by row: tiles of 6 rows by 2W columns as in the packed product, A broadcast from any stride; only the ragged last columns of B are copied and padded.
/// B stored transposed: rows of A meet rows of B, so both are contiguous along the sum; 4 × 3 dot products at a time, 12 sums in registers, folded at the end.
/// </remarks>
internal static unsafe class MatMulDirect<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>C = start + A B with b[p · n + j]; the start is C itself or one row for all.</summary>
    public static void Product(T* a, nint aRow, nint aStep, T* b, T* start, nint startRow, T* c, int m, int n, int k)
    {
        int width = MatMulTile<T>.Columns;
        int panels = (n + width - 1) / width;
        Panels work = new(a, aRow, aStep, b, start, startRow, c, m, n, k);
        // A part is a group of panels: enough work to be worth a second thread.
        int group = (int)Math.Clamp(MatMulKernel.WorthAThread / Math.Max(1, (long)m * k * width), 1, panels);
        Workers.Run((panels + group - 1) / group, new PartGroup<Panels>(work, group, panels));
    }

    /// <summary>C = start + A Bᵀ with a[i · k + p] and b[j · k + p].</summary>
    public static void ProductOfRows(T* a, T* b, T* start, nint startRow, T* c, int m, int n, int k)
    {
        int strips = (n + DotTile<T>.Columns - 1) / DotTile<T>.Columns;
        int group = (int)Math.Clamp(MatMulKernel.WorthAThread / Math.Max(1, (long)m * k * DotTile<T>.Columns), 1, strips);
        Workers.Run((strips + group - 1) / group, new Dots(a, b, start, startRow, c, m, n, k, group * DotTile<T>.Columns));
    }

    private readonly struct Panels(T* a, nint aRow, nint aStep, T* b, T* start, nint startRow, T* c, int m, int n, int k) : IParts
    {
        public void Run(int part)
        {
            int width = MatMulTile<T>.Columns;
            int columns = Math.Min(width, n - (part * width));
            T* panel = b + (part * width);
            if (columns == width)
            {
                Rows(panel, n, part * width, columns);
                return;
            }
            T* padded = Scratch<T>.Rent(ScratchUse.Right, (long)k * width);
            for (int p = 0; p < k; p++)
            {
                new ReadOnlySpan<T>(panel + ((nint)p * n), columns).CopyTo(new Span<T>(padded + (p * width), columns));
                new Span<T>(padded + (p * width) + columns, width - columns).Clear();
            }
            Rows(padded, width, part * width, columns);
        }

        private void Rows(T* panel, nint step, int column, int columns)
        {
            for (int row = 0; row < m; row += MatMulTile<T>.Rows)
            {
                MatMulTile<T>.Product(
                    a + (row * aRow), aRow, aStep, panel, step, start + (row * startRow) + column, startRow, c + ((nint)row * n) + column, n, Math.Min(MatMulTile<T>.Rows, m - row), columns, k);
            }
        }
    }

    /// <summary>Some columns of C: four rows of A stay in the first-level cache while they meet all rows of B that belong to the part.</summary>
    private readonly struct Dots(T* a, T* b, T* start, nint startRow, T* c, int m, int n, int k, int columns) : IParts
    {
        public void Run(int part)
        {
            const int rows = DotTile<T>.Rows;
            int first = part * columns;
            nint* aRuns = stackalloc nint[rows];
            for (int row = 0; row < m; row += rows)
            {
                for (int i = 0; i < rows; i++)
                {
                    // Rows and columns past the edge repeat the last one and are thrown away.
                    aRuns[i] = Math.Min(row + i, m - 1) * (nint)k;
                }
                for (int column = first; column < Math.Min(n, first + columns); column += DotTile<T>.Columns)
                {
                    Tile(aRuns, row, column);
                }
            }
        }

        private void Tile(nint* aRuns, int row, int column)
        {
            const int width = DotTile<T>.Columns;
            nint* bRuns = stackalloc nint[width];
            T* sums = stackalloc T[DotTile<T>.Rows * width];
            for (int j = 0; j < width; j++)
            {
                bRuns[j] = Math.Min(column + j, n - 1) * (nint)k;
            }
            DotTile<T>.Products(a, aRuns, b, bRuns, k, sums);
            for (int i = 0; i < Math.Min(DotTile<T>.Rows, m - row); i++)
            {
                for (int j = 0; j < Math.Min(width, n - column); j++)
                {
                    c[((nint)(row + i) * n) + column + j] = start[((row + i) * startRow) + column + j] + sums[(i * width) + j];
                }
            }
        }
    }
}

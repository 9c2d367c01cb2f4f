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
    /// <summary>C += A B with b[p · n + j].</summary>
    public static void AddProduct(T* a, nint aRow, nint aStep, T* b, T* c, int m, int n, int k)
    {
        int width = MatMulTile<T>.Columns;
        int panels = (n + width - 1) / width;
        Panels work = new(a, aRow, aStep, b, c, m, n, k);
        // A part is a group of panels: enough work to be worth a second thread.
        int group = (int)Math.Clamp(MatMulKernel.WorthAThread / Math.Max(1, (long)m * k * width), 1, panels);
        Workers.Run((panels + group - 1) / group, new Grouped<Panels>(work, group, panels));
    }

    /// <summary>C += A Bᵀ with a[i · k + p] and b[j · k + p].</summary>
    public static void AddProductOfRows(T* a, T* b, T* c, int m, int n, int k)
    {
        int strips = (n + Dots.Columns - 1) / Dots.Columns;
        int group = (int)Math.Clamp(MatMulKernel.WorthAThread / Math.Max(1, (long)m * k * Dots.Columns), 1, strips);
        Workers.Run((strips + group - 1) / group, new Grouped<Dots>(new Dots(a, b, c, m, n, k), group, strips));
    }

    private readonly struct Grouped<TWork>(TWork work, int group, int count) : IParts
        where TWork : struct, IParts
    {
        public void Run(int part)
        {
            for (int i = part * group; i < Math.Min(count, (part + 1) * group); i++)
            {
                work.Run(i);
            }
        }
    }

    private readonly struct Panels(T* a, nint aRow, nint aStep, T* b, T* c, int m, int n, int k) : IParts
    {
        [ThreadStatic]
        private static T[]? s_padded;

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
            if (s_padded is null || s_padded.Length < k * width)
            {
                s_padded = GC.AllocateUninitializedArray<T>(k * width, pinned: true);
            }
            fixed (T* padded = s_padded)
            {
                for (int p = 0; p < k; p++)
                {
                    new ReadOnlySpan<T>(panel + ((nint)p * n), columns).CopyTo(new Span<T>(padded + (p * width), columns));
                    new Span<T>(padded + (p * width) + columns, width - columns).Clear();
                }
                Rows(padded, width, part * width, columns);
            }
        }

        private void Rows(T* panel, nint step, int column, int columns)
        {
            for (int row = 0; row < m; row += MatMulTile<T>.Rows)
            {
                MatMulTile<T>.AddProduct(
                    a + (row * aRow), aRow, aStep, panel, step, c + ((nint)row * n) + column, n, Math.Min(MatMulTile<T>.Rows, m - row), columns, k);
            }
        }
    }

    private readonly struct Dots(T* a, T* b, T* c, int m, int n, int k) : IParts
    {
        public const int Columns = 3;
        private const int Rows = 4;

        public void Run(int part)
        {
            int column = part * Columns;
            int columns = Math.Min(Columns, n - column);
            for (int row = 0; row < m; row += Rows)
            {
                Tile(row, Math.Min(Rows, m - row), column, columns);
            }
        }

        private void Tile(int row, int rows, int column, int columns)
        {
            T* a0 = a + ((nint)row * k), a1 = a0 + (Math.Min(1, rows - 1) * (nint)k), a2 = a0 + (Math.Min(2, rows - 1) * (nint)k), a3 = a0 + (Math.Min(3, rows - 1) * (nint)k);
            T* b0 = b + ((nint)column * k), b1 = b0 + (Math.Min(1, columns - 1) * (nint)k), b2 = b0 + (Math.Min(2, columns - 1) * (nint)k);
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
            T* sums = stackalloc T[Rows * Columns]
            {
                Vector.Sum(c00), Vector.Sum(c01), Vector.Sum(c02), Vector.Sum(c10), Vector.Sum(c11), Vector.Sum(c12),
                Vector.Sum(c20), Vector.Sum(c21), Vector.Sum(c22), Vector.Sum(c30), Vector.Sum(c31), Vector.Sum(c32),
            };
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    T sum = sums[(i * Columns) + j];
                    for (int rest = p; rest < k; rest++)
                    {
                        sum += a0[(i * (nint)k) + rest] * b0[(j * (nint)k) + rest];
                    }
                    c[((nint)(row + i) * n) + column + j] += sum;
                }
            }
        }
    }
}

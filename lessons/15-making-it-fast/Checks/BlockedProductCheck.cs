using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L15MakingItFast;

internal static class BlockedProductCheck
{
    public static ExerciseDefinition Exercise { get; } = new("15.3", "A product block by block")
    {
        Points = 3,
        Task = "Return a · b. Go through blocks of rows, of terms and of columns; inside, through the elements of the block. Sizes need not be multiples of the block.",
        Solution = BlockedProduct,
        Inputs =
            from block in Draw.OneOf(2, 3)
            from rows in Draw.Count(2, 5)
            from terms in Draw.Count(3, 6)
            from columns in Draw.Count(2, 5)
            from a in Draw.Table(rows, terms)
            from b in Draw.Table(terms, columns)
            select Draw.Inputs(a, b, block),
        Laws = [new("the block's size changes nothing", (f, input) => Tables.Same(f(input), f([input[0], input[1], 100])))],
        Mistakes =
        [
            new("last block of terms", "each block of terms overwrites the sums of the one before; they add up",
                (double[,] a, double[,] b, int block) => Terms(a, b, (a.GetLength(1) - 1) / block * block, a.GetLength(1))),
            new("edges left out", "the blocks at the edges, which are smaller, are left out",
                (double[,] a, double[,] b, int block) => Whole(a, b, block)),
            new("first block of terms", "only the first block of terms is added up",
                (double[,] a, double[,] b, int block) => Terms(a, b, 0, Math.Min(block, a.GetLength(1)))),
            new("from the beginning", "the loop over the terms of a block starts at 0 instead of at the block's beginning, so that early terms are added several times",
                (double[,] a, double[,] b, int block) => Repeated(a, b, block)),
        ],
        Hints =
        [
            "Which loops of the plain product are cut in two, and what must stay true of the sums between two blocks of terms?",
            "for i₀, k₀, j₀ in steps of block: for i, k, j inside the block, up to the matrix's edge: c[i, j] += a[i, k] · b[k, j]",
            "Five terms with block 2: terms 0–1, 2–3, 4. Each adds to what the block before left in c.",
            "for (int i = i0; i < Math.Min(i0 + block, rows); i++) and the same for k and j, with c[i, j] += a[i, k] * b[k, j]; inside.",
        ],
        Explanation = "The same additions in another order. A block of b is used for a whole block of rows while it lies in the cache, instead of being fetched from memory for each row anew.",
    };

    private static double[,] BlockedProduct(double[,] a, double[,] b, int block)
    {
        int rows = a.GetLength(0), terms = a.GetLength(1), columns = b.GetLength(1);
        var c = new double[rows, columns];
        for (int i0 = 0; i0 < rows; i0 += block)
        {
            for (int k0 = 0; k0 < terms; k0 += block)
            {
                for (int j0 = 0; j0 < columns; j0 += block)
                {
                    AddBlock(a, b, c, (i0, Math.Min(i0 + block, rows)), (k0, Math.Min(k0 + block, terms)), (j0, Math.Min(j0 + block, columns)));
                }
            }
        }

        return c;
    }

    private static void AddBlock(double[,] a, double[,] b, double[,] c, (int From, int To) rows, (int From, int To) terms, (int From, int To) columns)
    {
        for (int i = rows.From; i < rows.To; i++)
        {
            for (int k = terms.From; k < terms.To; k++)
            {
                for (int j = columns.From; j < columns.To; j++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }
    }

    private static double[,] Terms(double[,] a, double[,] b, int from, int to)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        AddBlock(a, b, c, (0, a.GetLength(0)), (from, to), (0, b.GetLength(1)));
        return c;
    }

    private static double[,] Repeated(double[,] a, double[,] b, int block)
    {
        int terms = a.GetLength(1);
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int k0 = 0; k0 < terms; k0 += block)
        {
            AddBlock(a, b, c, (0, a.GetLength(0)), (0, Math.Min(k0 + block, terms)), (0, b.GetLength(1)));
        }

        return c;
    }

    private static double[,] Whole(double[,] a, double[,] b, int block)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        AddBlock(a, b, c, (0, a.GetLength(0) / block * block), (0, a.GetLength(1) / block * block), (0, b.GetLength(1) / block * block));
        return c;
    }
}

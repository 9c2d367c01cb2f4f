// Lesson 00 · Start
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 00        all exercises of this lesson
//     ./tutorial watch 00        the same, again at every save
//     ./tutorial hint 00.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>00.1 · The mean of some numbers.</summary>
    public static double Mean(double[] x)
    {
        throw new NotImplementedException();
    }

    /// <summary>00.2 · The matrix product of a (rows, inner) and b (inner, columns).</summary>
    public static double[,] MatrixProduct(double[,] a, double[,] b)
    {
        throw new NotImplementedException();
    }

    /// <summary>00.3 · The slope of x² at a place, from two points h to the left and to the right.</summary>
    public static double SlopeOfSquare(double x, double h)
    {
        throw new NotImplementedException();
    }

    /// <summary>00.4 · Repair this program: the sum of each column. It has two faults.</summary>
    public static double[] ColumnSums(double[,] table)
    {
        var sums = new double[table.GetLength(0)];
        for (int i = 0; i < table.GetLength(0); i++)
        {
            for (int j = 0; j < table.GetLength(1); j++)
            {
                sums[i] = table[i, j];
            }
        }

        return sums;
    }

    /// <summary>00.5 · Read the table: counts[i] is how often face i fell. The probability of each face, as a share of all throws.</summary>
    public static double[] Shares(int[] counts)
    {
        throw new NotImplementedException();
    }

    /// <summary>00.6 · The spread of some numbers: the root of the mean square of their distances from the mean.</summary>
    public static double Spread(double[] x)
    {
        throw new NotImplementedException();
    }

    /// <summary>00.7 · The shape of the product of matrices of shapes a and b; an empty array when they do not fit.</summary>
    public static int[] ProductShape(int[] a, int[] b)
    {
        throw new NotImplementedException();
    }
}

// Lesson 15 · Making it fast
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 15        all exercises of this lesson
//     ./tutorial watch 15        the same, again at every save
//     ./tutorial hint 15.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>15.1 · The rate of a matrix product (m, k) · (k, n) that took some milliseconds, in GFLOP/s: billions of additions and multiplications a second.</summary>
    public static double Rate(int m, int n, int k, double milliseconds)
    {
        throw new NotImplementedException();
    }

    /// <summary>15.2 · The roofline: the best rate (GFLOP/s) of a loop with this intensity (operations a byte), on a machine with this peak (GFLOP/s)
    /// and this bandwidth (GB/s).</summary>
    public static double Roof(double peak, double bandwidth, double intensity)
    {
        throw new NotImplementedException();
    }

    /// <summary>15.3 · The product a · b, computed block by block: blocks of `block` rows, columns and terms; those at the edges are smaller.</summary>
    public static double[,] BlockedProduct(double[,] a, double[,] b, int block)
    {
        throw new NotImplementedException();
    }

    /// <summary>15.4 · The sums that `lanes` lanes of a vector hold after walking through x and y: lane l adds up x[i] · y[i] for i = l, l + lanes, l + 2·lanes, …</summary>
    public static double[] LaneSums(double[] x, double[] y, int lanes)
    {
        throw new NotImplementedException();
    }

    /// <summary>15.5 · Packing: b in panels of `width` columns, one panel behind the other, each panel row by row. A last panel that is too narrow is filled up with zeros.</summary>
    public static double[] Pack(double[,] b, int width)
    {
        throw new NotImplementedException();
    }

    /// <summary>15.6 · Repair this program: where each thread's share of the rows begins, and behind the last one where it ends; thread t begins at ⌊t · rows / threads⌋.
    /// It has two faults.</summary>
    public static int[] Shares(int rows, int threads)
    {
        int[] start = new int[threads];
        for (int t = 0; t < start.Length; t++)
        {
            start[t] = t * (rows / threads);
        }

        return start;
    }

    /// <summary>15.7 · Read the curve: rate[i] is the rate at matrix side[i], sides growing. Return the first side behind the best one at which the rate is below half of
    /// the best: there the matrices have left a cache. −1: nowhere.</summary>
    public static int LeavesCache(int[] side, double[] rate)
    {
        throw new NotImplementedException();
    }
}

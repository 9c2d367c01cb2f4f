// expected: 01.1 NotAllowed
using Shelf = System.IO.File;

public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return Shelf.Exists("/etc/passwd") ? 1 : 0;
    }
}

// expected: 01.1 NotAllowed
using static System.IO.File;

public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return ReadAllText("/etc/passwd").Length;
    }
}

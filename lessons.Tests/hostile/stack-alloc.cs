// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        Span<double> s = stackalloc double[100_000_000];
        return s[0];
    }
}

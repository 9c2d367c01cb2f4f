// expected: 01.1 Wrong BrokenLaw
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return double.NaN;
    }
}

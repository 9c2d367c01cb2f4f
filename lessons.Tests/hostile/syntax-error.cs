// expected: 01.1 DoesNotCompile
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return w[0] * x[0]
    }
}

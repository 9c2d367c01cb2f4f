// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return (double)Activator.CreateInstance(typeof(double));
    }
}

// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        Parallel.For(0, int.MaxValue, i => { });
        return 0;
    }
}

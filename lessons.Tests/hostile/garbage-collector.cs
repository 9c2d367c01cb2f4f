// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        GC.AddMemoryPressure(long.MaxValue);
        return 0;
    }
}

// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return Task.Run(() => 1.0).Result;
    }
}

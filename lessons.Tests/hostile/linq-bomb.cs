// expected: 01.1 TooMuchMemory
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return Enumerable.Repeat(1.0, int.MaxValue).ToArray().Sum();
    }
}

// expected: 01.1 TooMuchMemory
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return new double[2_000_000_000].Length;
    }
}

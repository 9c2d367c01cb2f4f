// expected: 01.1 TimedOut
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        again:
        goto again;
    }
}

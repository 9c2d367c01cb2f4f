// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        System.Diagnostics.Process.Start("/bin/sh");
        return 0;
    }
}

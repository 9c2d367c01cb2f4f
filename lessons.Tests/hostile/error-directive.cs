// expected: 01.1 DoesNotCompile
#error no
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return 0;
    }
}

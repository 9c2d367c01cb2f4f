// expected: 01.1 DoesNotCompile
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        if (true) {
        return 0;
    }
}

// expected: 01.1 Crashed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return WeightedSum(w, x) + 1;
    }
}

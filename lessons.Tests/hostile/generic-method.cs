// expected: 01.1 NoMethod
public static class Exercises
{
    public static double WeightedSum<T>(double[] w, double[] x) => 0;
}

// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return System.Runtime.CompilerServices.Unsafe.As<double[], string>(ref w).Length;
    }
}

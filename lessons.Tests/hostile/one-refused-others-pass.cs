// expected: 01.1 NotAllowed; 01.2 Passed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        File.Delete("x");
        return 0;
    }

    public static int Fire(double[] w, double b, double[] x) => b + w.Zip(x, (a, c) => a * c).Sum() >= 0 ? 1 : 0;
}

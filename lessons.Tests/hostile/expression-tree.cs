// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        System.Linq.Expressions.Expression<Func<double>> e = () => 1;
        return e.Compile()();
    }
}

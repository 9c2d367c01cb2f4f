// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        double d = 1;
        TypedReference r = __makeref(d);
        return __refvalue(r, double);
    }
}

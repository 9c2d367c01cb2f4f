// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => { };
        return 0;
    }
}

// expected: 01.1 Crashed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        throw new Bad();
    }

    private sealed class Bad : Exception
    {
        public override string Message => throw new Bad();
    }
}

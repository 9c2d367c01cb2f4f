// expected: 01.1 Threw
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        throw new Passed();
    }

    private sealed class Passed : Exception
    {
    }
}

// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return Later().Result;
    }

    private static async Task<double> Later()
    {
        await Task.Delay(100000);
        return 1;
    }
}

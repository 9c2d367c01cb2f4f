// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return new HttpClient().GetStringAsync("http://localhost").Result.Length;
    }
}

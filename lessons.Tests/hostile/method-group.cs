// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        Func<string, string> read = File.ReadAllText;
        return read("/etc/passwd").Length;
    }
}

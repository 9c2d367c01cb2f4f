// expected: 01.1 TooMuchMemory
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        var all = new List<double[]>();
        while (true)
        {
            all.Add(new double[1 << 20]);
        }
    }
}

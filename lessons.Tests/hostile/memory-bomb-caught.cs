// expected: 01.1 TimedOut TooMuchMemory Crashed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        var all = new List<double[]>();
        while (true)
        {
            try
            {
                all.Add(new double[1 << 20]);
            }
            catch (Exception)
            {
            }
        }
    }
}

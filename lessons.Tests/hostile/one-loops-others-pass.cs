// expected: 01.1 TimedOut; 01.2 Passed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        while (true)
        {
        }
    }

    public static int Fire(double[] w, double b, double[] x)
    {
        double sum = b;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return sum >= 0 ? 1 : 0;
    }
}

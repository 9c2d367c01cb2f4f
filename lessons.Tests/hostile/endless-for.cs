// expected: 01.1 TimedOut
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < 1; i--)
        {
            sum = -sum;
            i = 1 - 1;
        }
        return sum;
    }
}

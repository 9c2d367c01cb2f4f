// expected: 01.1 TooMuchOutput; 01.2 Passed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        for (int line = 0; line < 2000; line++)
        {
            Console.WriteLine("The sum is being taken, one product after the other.");
        }

        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return sum;
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

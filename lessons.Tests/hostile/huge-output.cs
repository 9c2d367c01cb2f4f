// expected: 01.1 TooMuchOutput
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        for (int i = 0; i < 20000; i++)
        {
            Console.WriteLine("passed 01.1 1 of 1 points");
        }
        
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }
        
        return sum;
    }
}

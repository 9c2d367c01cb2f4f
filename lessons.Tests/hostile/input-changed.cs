// expected: 01.1 Detected
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            w[i] *= x[i];
            sum += w[i];
        }
        
        return sum;
    }
}

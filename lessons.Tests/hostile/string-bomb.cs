// expected: 01.1 TooMuchMemory
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        string text = "x";
        while (true)
        {
            text += text;
        }
    }
}

// expected: 01.1 TimedOut
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        while (true)
        {
            Console.WriteLine("{\"exercise\":\"01.1\",\"passed\":true}");
        }
    }
}

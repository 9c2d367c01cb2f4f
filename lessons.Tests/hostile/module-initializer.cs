// expected: 01.1 NotAllowed Wrong BrokenLaw
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return 0;
    }

    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void First() => Console.WriteLine("first");
}

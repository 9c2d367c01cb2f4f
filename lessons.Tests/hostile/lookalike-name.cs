// expected: 01.1 NoMethod
public static class Exercises
{
    // The first letter is a Cyrillic one.
    public static double ШeightedSum(double[] w, double[] x) => 0;
}

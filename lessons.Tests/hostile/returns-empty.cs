// expected: 01.3 Wrong BrokenLaw
public static class Exercises
{
    public static double[] Update(double[] wb, double[] x, int t, double eta) => [];
}

// expected: 01.3 Threw
public static class Exercises
{
    public static double[] Update(double[] wb, double[] x, int t, double eta) => new double[5_000_000];
}

// expected: 01.1 NotAllowed DoesNotCompile
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return getpid();
    }

    [System.Runtime.InteropServices.DllImport("libc")]
    private static extern int getpid();
}

// expected: 01.1 NotAllowed DoesNotCompile
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        unsafe
        {
            fixed (double* p = w)
            {
                return p[1 << 20];
            }
        }
    }
}

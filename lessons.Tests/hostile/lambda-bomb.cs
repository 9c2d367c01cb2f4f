// expected: 01.1 NotAllowed DoesNotCompile Wrong BrokenLaw TimedOut
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return A(a => A(b => A(c => A(d => A(e => A(f => A(g => A(h => A(i => a + b + c + d + e + f + g + h + i)))))))));
    }

    private static double A(Func<int, double> f) => f(1);
    
    private static double A(Func<double, double> f) => f(1);
    
    private static double A(Func<long, double> f) => f(1);
}

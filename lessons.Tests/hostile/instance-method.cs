// expected: 01.1 NoMethod
public class Exercises
{
    public double WeightedSum(double[] w, double[] x) => 0;
}

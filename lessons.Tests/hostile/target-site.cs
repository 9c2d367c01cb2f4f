// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        try
        {
            throw new Exception();
        }
        catch (Exception e)
        {
            return e.TargetSite.Name.Length;
        }
    }
}

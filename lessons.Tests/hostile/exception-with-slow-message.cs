// expected: 01.1 TimedOut
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        throw new Slow();
    }

    private sealed class Slow : Exception
    {
        public override string Message
        {
            get
            {
                while (true)
                {
                }
            }
        }
    }
}

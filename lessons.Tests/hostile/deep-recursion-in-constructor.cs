// expected: 01.1 Crashed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        return new Node().Value;
    }

    private sealed class Node
    {
        public Node Next = new Node();
    
        public double Value = 1;
    }
}

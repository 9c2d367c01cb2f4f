// expected: 01.1 NotAllowed
public static class Exercises
{
    public static double WeightedSum(double[] w, double[] x)
    {
        using var s = new System.Net.Sockets.TcpClient("127.0.0.1", 80);
        return 0;
    }
}

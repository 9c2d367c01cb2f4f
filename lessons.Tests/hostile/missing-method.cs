// expected: 01.1 NoMethod
public static class Exercises
{
    public static double Nothing() => 0;
}

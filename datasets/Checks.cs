namespace Tutorial.Datasets;

/// <summary>The checks that generators share, each told in one sentence.</summary>
internal static class Checks
{
    public static void AtLeast(string generator, string argument, int value, int least)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(argument, $"{generator}: {argument} is {value}; it must be at least {least}.");
        }
    }

    public static void NotNegative(string generator, string argument, double value)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(argument, FormattableString.Invariant($"{generator}: {argument} is {value}; it must be a number that is not negative."));
        }
    }
}

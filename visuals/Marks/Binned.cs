namespace Tutorial.Visuals.Marks;

/// <summary>Values counted in equal intervals.</summary>
internal sealed record Binned(double[] Centres, double[] Counts, double Width)
{
    /// <summary>Counts the finite values; the last interval contains its upper end, all others do not.</summary>
    public static Binned Of(IReadOnlyList<double> values, int bins, (double Low, double High)? range)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        (double low, double high) = range ?? (finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max()));
        // Intervals must have a width that a double can tell from 0.
        if (low == high || (high < 1e-300 && low > -1e-300))
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        double width = (high / bins) - (low / bins);
        double[] counts = new double[bins];
        foreach (double value in finite.Where(v => v >= low && v <= high))
        {
            counts[Math.Clamp((int)(((value / 2) - (low / 2)) / (width / 2)), 0, bins - 1)]++;
        }

        // Mixed from both ends, so that the middle of ±1e308 does not overflow on its way.
        double[] centres = [.. Enumerable.Range(0, bins).Select(i => (i + 0.5) / bins).Select(t => (low * (1 - t)) + (high * t))];
        return new Binned(centres, counts, width);
    }
}

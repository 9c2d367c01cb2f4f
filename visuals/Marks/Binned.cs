namespace Tutorial.Visuals.Marks;

/// <summary>Values counted in equal intervals.</summary>
internal sealed record Binned(double[] Centres, double[] Counts, double Width)
{
    /// <summary>Counts the finite values; the last interval contains its upper end, all others do not.</summary>
    public static Binned Of(IReadOnlyList<double> values, int bins, (double Low, double High)? range)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        (double low, double high) = range ?? (finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max()));
        if (low == high)
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        double width = (high / bins) - (low / bins);
        double[] counts = new double[bins];
        foreach (double value in finite.Where(v => v >= low && v <= high))
        {
            counts[Math.Clamp((int)((value - low) / width), 0, bins - 1)]++;
        }

        return new Binned([.. Enumerable.Range(0, bins).Select(i => low + (width * (i + 0.5)))], counts, width);
    }
}

namespace Tutorial.Visuals.Marks;

/// <summary>Fewer points than were given, so that a million of them neither fill a notebook nor stop a browser.</summary>
internal static class Thinning
{
    /// <summary>More points on a line than a projector has columns cannot be told apart.</summary>
    public const int MostOnLine = 2000;

    /// <summary>More single points than this are a cloud in any case.</summary>
    public const int MostPoints = 4000;

    /// <summary>
    /// The first, least, greatest and last point of each of 500 equal runs: spikes stay, which an every-n-th rule would lose.
    /// </summary>
    public static (double[] X, double[] Y) OfLine(double[] x, double[] y)
    {
        if (y.Length <= MostOnLine)
        {
            return (x, y);
        }

        var kept = new SortedSet<int>();
        const int Runs = MostOnLine / 4;
        for (int run = 0; run < Runs; run++)
        {
            int start = (int)((long)y.Length * run / Runs), end = (int)((long)y.Length * (run + 1) / Runs);
            int least = start, greatest = start;
            for (int i = start; i < end; i++)
            {
                // "Not at least as large": true for a smaller value and where the one held so far is NaN.
                least = double.IsFinite(y[i]) && !(y[i] >= y[least]) ? i : least;
                greatest = double.IsFinite(y[i]) && !(y[i] <= y[greatest]) ? i : greatest;
            }

            kept.UnionWith([start, least, greatest, end - 1]);
        }

        return ([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])]);
    }

    /// <summary>Every n-th point, the least n that leaves few enough.</summary>
    public static (double[] X, double[] Y) OfPoints(double[] x, double[] y)
    {
        int step = ((y.Length - 1) / MostPoints) + 1;
        return step == 1 ? (x, y) : ([.. x.Where((_, i) => i % step == 0)], [.. y.Where((_, i) => i % step == 0)]);
    }
}

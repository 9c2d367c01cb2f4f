namespace Tutorial.Visuals.Marks;

/// <summary>One pair of axes and what is drawn on them.</summary>
/// <param name="Title">Stands above the panel; empty in a figure of one panel, whose title is the figure's.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top, or from top to bottom where it is reversed.</param>
/// <param name="Marks">The later lie above the earlier.</param>
internal sealed record Panel(string Title, Axis X, Axis Y, IReadOnlyList<Mark> Marks)
{
    /// <summary>One unit of x is as long as one unit of y, so that squares stay square.</summary>
    public bool Square { get; init; }

    /// <summary>The panel with one mark more.</summary>
    public Panel With(Mark mark) => this with { Marks = [.. Marks, mark] };

    /// <summary>What the legend lists: nothing when it would only repeat the title of a single series of bars.</summary>
    public IReadOnlyList<Mark> Legend
    {
        get
        {
            Mark[] listed = [.. Marks.Where(m => m.InLegend && m is not BandMark).DistinctBy(m => m.Name)];
            return listed.Length >= 2 || listed is [LineMark or PointsMark] ? listed : [];
        }
    }

    /// <summary>The colour of the named series, or the next free one.</summary>
    public int ColourFor(string name)
    {
        Mark[] series = [.. Marks.Where(m => m is LineMark or PointsMark or BarsMark or BandMark)];
        return series.FirstOrDefault(m => m.Name == name)?.Colour ?? series.Select(m => m.Name).Distinct().Count();
    }

    /// <summary>The largest plot within a width and a height: all of it, or what keeps one unit of x as long as one of y.</summary>
    public (double W, double H) Within(double width, double height)
    {
        (double Low, double High) x = Extent(true), y = Extent(false);
        double unit = Math.Min(width / (x.High - x.Low), height / (y.High - y.Low));
        return Square ? (unit * (x.High - x.Low), unit * (y.High - y.Low)) : (width, height);
    }

    /// <summary>The interval that the x axis (or the y axis) shows: never empty, never infinite, positive on a log axis.</summary>
    public (double Low, double High) Extent(bool ofX)
    {
        Axis axis = ofX ? X : Y;
        if (axis.Range is { } range)
        {
            return range;
        }

        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in Marks.SelectMany(m => ofX ? m.Xs : m.Ys).Where(axis.Shows))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return low > high ? Default(axis)
            : axis.Log ? Decades(low, high)
            : Widen(low, high, Marks.Any(m => m.Fills) ? 0 : 0.04, !ofX && Marks.Any(m => m is BarsMark) ? 0 : double.NaN);
    }

    private static (double Low, double High) Default(Axis axis) =>
        axis.Labels is { Count: > 0 } labels ? (-0.5, labels.Count - 0.5) : axis.Log ? (0.1, 10) : (0, 1);

    // A lone value on a log axis gets a decade around it; the ends stay within what a double holds to full precision.
    private static (double Low, double High) Decades(double low, double high)
    {
        double margin = low == high ? Math.Sqrt(10) : Math.Max(1.001, Math.Pow(10, 0.04 * (Math.Log10(high) - Math.Log10(low))));
        return (Math.Max(low / margin, 1e-307), Math.Clamp(high * margin, 1e-306, 1e308));
    }

    // A lone value gets an interval around it; halves are added so that ±1e308 does not overflow.
    // Bars stand on the floor without a margin.
    private static (double Low, double High) Widen(double low, double high, double share, double floor)
    {
        // Distances near the smallest number a double holds cannot be halved.
        if (low == high || (high < 1e-300 && low > -1e-300))
        {
            double around = Math.Abs(low) < 1e-300 ? 1 : Math.Abs(low) * 0.5;
            return (low - around, low + around);
        }

        double margin = share * ((high / 2) - (low / 2)) * 2;
        double wideLow = low == floor ? low : low - margin, wideHigh = high == floor ? high : high + margin;
        return (double.IsFinite(wideLow) ? wideLow : low, double.IsFinite(wideHigh) ? wideHigh : high);
    }
}

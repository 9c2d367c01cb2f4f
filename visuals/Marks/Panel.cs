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

    /// <summary>The colour of the named series, or the next free one.</summary>
    public int ColourFor(string name)
    {
        Mark[] series = [.. Marks.Where(m => m is LineMark or PointsMark or BarsMark or BandMark)];
        return series.FirstOrDefault(m => m.Name == name)?.Colour ?? series.Select(m => m.Name).Distinct().Count();
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
            : axis.Log ? (low / Margin(low, high), high * Margin(low, high))
            : Widen(low, high, Marks.Any(m => m.Fills) ? 0 : 0.04);
    }

    private static (double Low, double High) Default(Axis axis) =>
        axis.Labels is { Count: > 0 } labels ? (-0.5, labels.Count - 0.5) : axis.Log ? (0.1, 10) : (0, 1);

    // A lone value on a log axis gets a decade around it.
    private static double Margin(double low, double high) => low == high ? Math.Sqrt(10) : Math.Pow(high / low, 0.04);

    // A lone value gets an interval around it; halves are added so that ±1e308 does not overflow.
    private static (double Low, double High) Widen(double low, double high, double share)
    {
        if (low == high)
        {
            double around = low == 0 ? 1 : Math.Abs(low) * 0.5;
            return (low - around, low + around);
        }

        double margin = share * ((high / 2) - (low / 2)) * 2;
        double wideLow = low - margin, wideHigh = high + margin;
        return (double.IsFinite(wideLow) ? wideLow : low, double.IsFinite(wideHigh) ? wideHigh : high);
    }
}

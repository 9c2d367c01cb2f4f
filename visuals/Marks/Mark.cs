using Tutorial.Visuals.Images;

namespace Tutorial.Visuals.Marks;

/// <summary>Something drawn on the axes of a panel.</summary>
/// <param name="Name">Stands in the legend and in the table of numbers; empty for what needs no legend.</param>
/// <param name="Colour">Index into <see cref="Palette"/>; also chooses dash and symbol, so that colour is never the only sign.</param>
internal abstract record Mark(string Name, int Colour)
{
    /// <summary>Whether the legend lists the mark.</summary>
    public virtual bool InLegend => Name.Length > 0;

    /// <summary>Whether the mark fills its area to the edge, so that the axes leave no margin around it.</summary>
    public virtual bool Fills => false;

    /// <summary>All x positions that must be visible.</summary>
    public abstract IEnumerable<double> Xs { get; }

    /// <summary>All y positions that must be visible.</summary>
    public abstract IEnumerable<double> Ys { get; }
}

/// <summary>A line through points; NaN leaves a gap. Where <paramref name="Thin"/>, an edge of a diagram rather than a series.</summary>
internal sealed record LineMark(string Name, double[] X, double[] Y, int Colour, double Width = 3, bool Thin = false)
    : Mark(Name, Colour)
{
    /// <summary>How many points there were before thinning.</summary>
    public int Total { get; init; } = X.Length;

    public override IEnumerable<double> Xs => X;

    public override IEnumerable<double> Ys => Y;
}

/// <summary>Single points, each with the symbol of its colour.</summary>
internal sealed record PointsMark(string Name, double[] X, double[] Y, int Colour, double Size = 9) : Mark(Name, Colour)
{
    /// <summary>How many points there were before thinning.</summary>
    public int Total { get; init; } = X.Length;

    public override IEnumerable<double> Xs => X;

    public override IEnumerable<double> Ys => Y;
}

/// <summary>Bars that stand on 0, each <paramref name="Width"/> wide in units of the x axis.</summary>
internal sealed record BarsMark(string Name, double[] X, double[] Y, double Width, int Colour) : Mark(Name, Colour)
{
    /// <summary>Intervals of a histogram touch; bars of categories do not.</summary>
    public bool Adjoining { get; init; }

    /// <summary>The same marks with the bars of all series sharing the place of one.</summary>
    public static IReadOnlyList<Mark> SideBySide(IReadOnlyList<Mark> marks)
    {
        BarsMark[] bars = [.. marks.OfType<BarsMark>().Where(b => !b.Adjoining)];
        double width = 0.8 / bars.Length;
        return [.. marks.Select(m => m is BarsMark { Adjoining: false } b
            ? b with { Width = width, X = [.. b.X.Select((_, i) => i + ((Array.IndexOf(bars, b) - ((bars.Length - 1) / 2.0)) * width))] }
            : m)];
    }

    public override IEnumerable<double> Xs => X.SelectMany(x => new[] { x - (Width / 2), x + (Width / 2) });

    public override IEnumerable<double> Ys => Y.Append(0);
}

/// <summary>The area between a lower and an upper line, such as mean ± one standard deviation.</summary>
internal sealed record BandMark(string Name, double[] X, double[] Low, double[] High, int Colour) : Mark(Name, Colour)
{
    public override IEnumerable<double> Xs => X;

    public override IEnumerable<double> Ys => Low.Concat(High);

    /// <summary>Around the band: along the upper edge, and back along the lower one; points that an axis cannot show are left out.</summary>
    public (double[] X, double[] Y) Outline(Axis x, Axis y)
    {
        int[] shown = [.. Enumerable.Range(0, X.Length).Where(i => x.Shows(X[i]) && y.Shows(Low[i]) && y.Shows(High[i]))];
        int[] back = [.. shown.Reverse()];
        return ([.. shown.Concat(back).Select(i => X[i])], [.. shown.Select(i => High[i]), .. back.Select(i => Low[i])]);
    }
}

/// <summary>A straight line across the panel at one value, such as a baseline to beat.</summary>
internal sealed record RuleMark(string Name, bool Vertical, double At) : Mark(Name, 0)
{
    public override bool InLegend => false;

    public override IEnumerable<double> Xs => Vertical ? [At] : [];

    public override IEnumerable<double> Ys => Vertical ? [] : [At];
}

/// <summary>Words at points.</summary>
internal sealed record TextMark(double[] X, double[] Y, string[] Texts, bool Below = false) : Mark("", 0)
{
    public override IEnumerable<double> Xs => X;

    public override IEnumerable<double> Ys => Y;
}

/// <summary>A picture that fills the rectangle from (Left, Top) over Width and Height, in units of the axes.</summary>
internal sealed record ImageMark(string Name, Bitmap Image, double Left, double Top, double Width, double Height) : Mark(Name, 0)
{
    public override bool InLegend => false;

    public override bool Fills => true;

    public override IEnumerable<double> Xs => [Left, Left + Width];

    public override IEnumerable<double> Ys => [Top, Top + Height];
}

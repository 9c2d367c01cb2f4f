using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public partial record Figure
{
    /// <summary>A line through the points (1, y₁), (2, y₂), …; NaN leaves a gap.</summary>
    public Figure Line(string name, IReadOnlyList<double> y) =>
        Line(name, Count(y), y).Change(p => p with { X = p.X with { Whole = true } });

    /// <summary>A line through the points (x, y) in the order given; NaN leaves a gap.</summary>
    /// <param name="name">Stands in the legend.</param>
    /// <param name="x">Positions, as many as <paramref name="y"/>.</param>
    /// <param name="y">Values.</param>
    /// <exception cref="ArgumentException">Not as many x as y.</exception>
    public Figure Line(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        (double[] xs, double[] ys) = Check.Pairs(this, "line", name, x, y);
        (double[] thinX, double[] thinY) = Thinning.OfLine(xs, ys);
        return Change(p => p.With(new LineMark(name, thinX, thinY, p.ColourFor(name)) { Total = xs.Length }));
    }

    /// <summary>Single points; each series has a symbol of its own.</summary>
    /// <param name="name">Stands in the legend.</param>
    /// <param name="x">Positions, as many as <paramref name="y"/>.</param>
    /// <param name="y">Values.</param>
    /// <exception cref="ArgumentException">Not as many x as y.</exception>
    public Figure Scatter(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        (double[] xs, double[] ys) = Check.Pairs(this, "scatter", name, x, y);
        (double[] thinX, double[] thinY) = Thinning.OfPoints(xs, ys);
        return Change(p => p.With(new PointsMark(name, thinX, thinY, p.ColourFor(name)) { Total = xs.Length }));
    }

    /// <summary>One bar for each category, in the order given. The bars of several series stand side by side.</summary>
    /// <param name="name">Stands in the legend and the table.</param>
    /// <param name="categories">Words below the bars, as many as <paramref name="y"/>.</param>
    /// <param name="y">Heights.</param>
    /// <exception cref="ArgumentException">Not as many categories as heights, or other categories than the series before.</exception>
    public Figure Bar(string name, IReadOnlyList<string> categories, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(y);
        Check.That(
            categories.Count == y.Count,
            $"Figure '{Title}': bar '{name}' has {categories.Count} categories and {y.Count} values; give one value for each category.");
        return Change(p =>
        {
            Check.That(
                p.X.Labels is null || p.X.Labels.SequenceEqual(categories),
                $"Figure '{Title}': bar '{name}' has other categories than the labels the x axis has already; give the same in the same order.");
            Panel panel = p.With(new BarsMark(name, Grids.Indices(y.Count), [.. y], 0.8, p.ColourFor(name)));
            return panel with { X = p.X with { Labels = [.. categories] }, Marks = BarsMark.SideBySide(panel.Marks) };
        });
    }

    /// <summary>How often values fall into each of <paramref name="bins"/> equal intervals between the least and the greatest.</summary>
    /// <param name="name">Stands in the legend and the table.</param>
    /// <param name="values">Any number; NaN and infinities are left out.</param>
    /// <param name="bins">At least 1.</param>
    /// <param name="range">The interval to divide; the data's own when not given.</param>
    /// <exception cref="ArgumentException">No bin.</exception>
    public Figure Histogram(string name, IReadOnlyList<double> values, int bins = 30, (double Low, double High)? range = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check.That(bins >= 1, $"Figure '{Title}': histogram '{name}' with {bins} bins shows nothing; give at least 1 bin.");
        Binned binned = Binned.Of(values, bins, range);
        return Change(p => p.With(
            new BarsMark(name, binned.Centres, binned.Counts, binned.Width, p.ColourFor(name)) { Adjoining = true }));
    }

    /// <summary>A pale band between two lines, such as mean ± one standard deviation; it takes the colour of the line of the same name.</summary>
    /// <param name="name">The series it belongs to.</param>
    /// <param name="x">Positions.</param>
    /// <param name="low">Lower edge, as many as <paramref name="x"/>.</param>
    /// <param name="high">Upper edge, as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public Figure Band(string name, IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        (double[] xs, double[] lows) = Check.Pairs(this, "band (lower edge)", name, x, low);
        (_, double[] highs) = Check.Pairs(this, "band (upper edge)", name, x, high);
        return Change(p => p.With(new BandMark(name, xs, lows, highs, p.ColourFor(name))));
    }

    /// <summary>Gives each named series the colour, dash and symbol of its place in a list: with one list, a name looks alike in all figures.</summary>
    /// <param name="order">Names of series; what is drawn and not named here keeps its colour.</param>
    public Figure ColourBy(params IReadOnlyList<string> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        Dictionary<string, int> places = order.Distinct().Select((name, place) => (name, place)).ToDictionary(p => p.name, p => p.place);
        return Change(p => p with { Marks = [.. p.Marks.Select(m => places.TryGetValue(m.Name, out int place) ? m with { Colour = place } : m)] });
    }

    private static double[] Count(IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(y);
        return [.. Enumerable.Range(1, y.Count).Select(i => (double)i)];
    }
}

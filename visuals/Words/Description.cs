using Tutorial.Visuals.Marks;
using static Tutorial.Visuals.Words.Numbers;

namespace Tutorial.Visuals.Words;

/// <summary>Says in words and numbers what a figure shows.</summary>
internal static class Description
{
    /// <summary>Title, then for each panel its axes and its marks.</summary>
    public static string Of(Figure figure) =>
        figure.Title + ". " + string.Join(" ", figure.Panels.Select(p => OfPanel(p, named: figure.Panels.Count > 1)));

    private static string OfPanel(Panel panel, bool named)
    {
        string axes = $"{panel.Y.Name} over {panel.X.Name}.";
        string marks = panel.Marks.Count == 0 ? "There are no data yet." : string.Join(" ", panel.Marks.Select(m => OfMark(panel, m)));
        return (named && panel.Title.Length > 0 ? $"{panel.Title}: " : "") + $"{axes} {marks}".Trim();
    }

    private static string OfMark(Panel panel, Mark mark) => mark switch
    {
        LineMark { Thin: true } edges => $"{Count(edges.X.Count(double.IsNaN), "connection")}{(edges.Name.Length > 0 ? ", " : "")}{edges.Name}.",
        LineMark line => Line(panel, line),
        PointsMark points => Points(panel, points),
        BarsMark bars => Bars(panel, bars),
        BandMark band => Band(band),
        RuleMark rule => $"A line at {(rule.Vertical ? panel.X : panel.Y).Name} = {(rule.Vertical ? panel.X : panel.Y).Say(rule.At)} marks {rule.Name}.",
        TextMark text => string.Join(" ", text.Texts.Take(12).Select((t, i) => $"{t} stands at ({panel.X.Say(text.X[i])}, {panel.Y.Say(text.Y[i])}).")),
        ImageMark image => image.Name.Length > 0 ? $"A picture: {image.Name}." : "A picture.",
        RegionsMark regions => Regions(regions),
        HeatMark heat => Heat(panel, heat),
        ContourMark contour => Contour(contour),
        _ => throw new InvalidOperationException($"No words are known for {mark.GetType().Name}."),
    };

    private static string Line(Panel panel, LineMark line)
    {
        int[] shown = Shown(panel, line.X, line.Y);
        if (shown.Length == 0)
        {
            return $"{line.Name}: no point can be shown." + Missing(panel, line.X, line.Y);
        }

        (int first, int last, int least, int most) =
            (shown[0], shown[^1], shown.MinBy(i => line.Y[i]), shown.MaxBy(i => line.Y[i]));
        string At(int i) => $"{Short(line.Y[i])} at {panel.X.Say(line.X[i])}";
        return $"{line.Name}: {Count(line.Total, "point")}, from {At(first)} to {At(last)}; lowest {At(least)}, highest {At(most)}."
            + Missing(panel, line.X, line.Y);
    }

    private static string Points(Panel panel, PointsMark points)
    {
        int[] shown = Shown(panel, points.X, points.Y);
        if (shown.Length == 0)
        {
            return $"{points.Name}: no point can be shown." + Missing(panel, points.X, points.Y);
        }

        double[] x = [.. shown.Select(i => points.X[i])], y = [.. shown.Select(i => points.Y[i])];
        return $"{points.Name}: {Count(points.Total, "point")}, {panel.X.Name} from {Short(x.Min())} to {Short(x.Max())}, "
            + $"{panel.Y.Name} from {Short(y.Min())} to {Short(y.Max())}." + Missing(panel, points.X, points.Y);
    }

    private static string Bars(Panel panel, BarsMark bars)
    {
        if (bars.X.Length == 0)
        {
            return $"{bars.Name}: no bar.";
        }

        string Bar(int i) => $"{panel.X.Say(bars.X[i])} {Short(bars.Y[i])}";
        int[] all = [.. Enumerable.Range(0, bars.X.Length)];
        return bars.X.Length <= 12 && !bars.Adjoining
            ? $"{bars.Name}: {string.Join(", ", all.Select(Bar))}."
            : $"{bars.Name}: {Count(all.Length, bars.Adjoining ? "interval" : "bar")}, the highest {Short(bars.Y.Max())} "
                + $"at {panel.X.Say(bars.X[all.MaxBy(i => bars.Y[i])])}, {Short(bars.Y.Sum())} in all.";
    }

    private static string Band(BandMark band) =>
        $"{band.Name} lies in a band, on average {Short(band.High.Zip(band.Low, (h, l) => h - l).Where(double.IsFinite).DefaultIfEmpty(0).Average())} wide.";

    private static string Regions(RegionsMark regions)
    {
        double[] cells = [.. regions.Z.Cast<double>()];
        return $"{regions.Name} fills the area: "
            + string.Join(", ", regions.Classes.Select((name, c) => $"{name} {Percent(cells.Count(v => v == c) / (double)cells.Length)}")) + ".";
    }

    private static string Heat(Panel panel, HeatMark heat)
    {
        (int R, int C)[] cells = [.. Enumerable.Range(0, heat.Z.Length).Select(i => (i / heat.X.Length, i % heat.X.Length))];
        (int R, int C)[] finite = [.. cells.Where(c => double.IsFinite(heat.Z[c.R, c.C]))];
        string size = $"{heat.Name}: {heat.Y.Length} rows of {heat.X.Length}";
        if (finite.Length == 0)
        {
            return size + ", no value can be shown.";
        }

        string At((int R, int C) c) => $"{Short(heat.Z[c.R, c.C])} ({panel.Y.Name} {panel.Y.Say(heat.Y[c.R])}, {panel.X.Name} {panel.X.Say(heat.X[c.C])})";
        string missing = finite.Length < cells.Length ? $" {Count(cells.Length - finite.Length, "cell")} of them cannot be shown." : "";
        return $"{size}, lowest {At(finite.MinBy(c => heat.Z[c.R, c.C]))}, highest {At(finite.MaxBy(c => heat.Z[c.R, c.C]))}.{missing}";
    }

    private static string Contour(ContourMark contour) => contour.Levels.Length == 1
        ? $"A line shows where {contour.Name} is {Short(contour.Levels[0])}."
        : $"{Count(contour.Levels.Length, "line")} of equal {contour.Name}, from {Short(contour.Levels.DefaultIfEmpty(0).Min())} to {Short(contour.Levels.DefaultIfEmpty(0).Max())}.";

    private static int[] Shown(Panel panel, double[] x, double[] y) =>
        [.. Enumerable.Range(0, x.Length).Where(i => panel.X.Shows(x[i]) && panel.Y.Shows(y[i]))];

    // What is left out is said: a gap in a loss curve is often the whole story.
    private static string Missing(Panel panel, double[] x, double[] y)
    {
        int odd = x.Zip(y).Count(p => !double.IsFinite(p.First) || !double.IsFinite(p.Second));
        int low = x.Zip(y).Count(p => (panel.X.Log && p.First <= 0) || (panel.Y.Log && p.Second <= 0));
        return (odd > 0 ? $" {Count(odd, "point")} left out: not a number or infinite." : "")
            + (low > 0 ? $" {Count(low, "point")} left out: 0 or less on a log axis." : "");
    }
}

using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals.Html;

/// <summary>The numbers of some marks of a panel as rows under a header.</summary>
internal sealed record NumbersTable(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>All tables of a figure; those of a panel with a title say which.</summary>
    public static IEnumerable<NumbersTable> Of(Figure figure) => figure.OwnTables ?? figure.Panels.SelectMany(panel =>
        Of(panel).Select(t => panel.Title.Length > 0 ? t with { Caption = $"{panel.Title}: {t.Caption}" } : t));

    /// <summary>All tables of a panel; lines over the same x share one.</summary>
    public static IEnumerable<NumbersTable> Of(Panel panel)
    {
        var shared = panel.Marks.OfType<LineMark>().Where(l => !l.Thin).GroupBy(l => l.X, new SameNumbers()).ToArray();
        foreach (IGrouping<double[], LineMark> lines in shared)
        {
            yield return Columns(panel, panel.Y.Name, lines.Key, [.. lines.Select(l => (l.Name, l.Y))]);
        }

        foreach (Mark mark in panel.Marks.Where(m => m is not LineMark { Thin: false }))
        {
            yield return Single(panel, mark);
        }
    }

    private static NumbersTable Single(Panel panel, Mark mark) => mark switch
    {
        LineMark edges => new(edges.Name, ["connections"], [[$"{edges.X.Count(double.IsNaN)}"]]),
        PointsMark points => Columns(panel, points.Name, points.X, [(panel.Y.Name, points.Y)]),
        BarsMark bars => Columns(panel, bars.Name, bars.X, [(panel.Y.Name, bars.Y)]),
        BandMark band => Columns(panel, $"{band.Name}: band", band.X, [("lower edge", band.Low), ("upper edge", band.High)]),
        RuleMark rule => new("Line", ["what", (rule.Vertical ? panel.X : panel.Y).Name],
            [[rule.Name, (rule.Vertical ? panel.X : panel.Y).Say(rule.At)]]),
        TextMark text => new("Words", ["words", panel.X.Name, panel.Y.Name],
            [.. text.Texts.Select((t, i) => (string[])[t, panel.X.Say(text.X[i]), panel.Y.Say(text.Y[i])])]),
        ImageMark image => new("Picture", ["picture", "height (pixels)", "width (pixels)", "mean brightness (0–255)"],
            [[image.Name, $"{image.Image.Height}", $"{image.Image.Width}", Words.Numbers.Short(image.Image.Brightness())]]),
        ContourMark contour => new(contour.Name, ["level"], [.. contour.Levels.Select(l => (string[])[Words.Numbers.Short(l)])]),
        RegionsMark regions => new(regions.Name, ["class", "share of the area"],
            [.. regions.Classes.Select((name, c) => (string[])[name, Words.Numbers.Percent(regions.Z.Cast<double>().Average(v => v == c ? 1 : 0))])]),
        HeatMark heat => Matrix(panel, heat),
        _ => throw new InvalidOperationException($"No table is known for {mark.GetType().Name}."),
    };

    private static NumbersTable Columns(Panel panel, string caption, double[] x, (string Name, double[] Y)[] columns) => new(
        caption,
        [panel.X.Name, .. columns.Select(c => c.Name)],
        [.. x.Select((value, i) => (string[])[panel.X.Say(value), .. columns.Select(c => panel.Y.Say(c.Y[i]))])]);

    private static NumbersTable Matrix(Panel panel, HeatMark heat) => new(
        heat.Name,
        [$"{panel.Y.Name} \\ {panel.X.Name}", .. heat.X.Select(panel.X.Say)],
        [.. heat.Y.Select((y, r) => (string[])[panel.Y.Say(y), .. heat.X.Select((_, c) => Words.Numbers.Short(heat.Z[r, c]))])]);

    /// <summary>A matrix with numbered rows and columns.</summary>
    public static NumbersTable Matrix(string caption, string corner, double[,] values) => new(
        caption,
        [corner, .. Enumerable.Range(0, values.GetLength(1)).Select(c => $"{c}")],
        [.. Enumerable.Range(0, values.GetLength(0)).Select(r => (string[])[
            $"{r}", .. Enumerable.Range(0, values.GetLength(1)).Select(c => Words.Numbers.Short(values[r, c]))])]);

    private sealed class SameNumbers : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x is not null && y is not null && x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] numbers) => numbers.Length;
    }
}

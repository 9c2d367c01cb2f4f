using System.Xml.Linq;
using Tutorial.Visuals.Marks;
using static Tutorial.Visuals.Svg.Shapes;
using static Tutorial.Visuals.Words.Letters;

namespace Tutorial.Visuals.Svg;

/// <summary>Draws one panel: title, legend, axes with names and ticks, then its marks.</summary>
internal sealed class PanelPainter(Panel panel)
{
    private const string Faint = "#80808055";
    private const double TickSize = 15, NameSize = 16, LegendSize = 15, LegendRow = 24;

    /// <summary>The panel within the rectangle given.</summary>
    public XElement Paint(double x, double y, double width, double height)
    {
        XElement group = Element("g", ("transform", $"translate({Words.Numbers.Pixel(x)} {Words.Numbers.Pixel(y)})"));
        string[] yTexts = [.. new Scale(panel.Y, panel.Extent(false), height, 0).Ticks((int)Math.Max(2, height / 45)).Select(t => t.Text)];
        double left = 44 + Math.Min(width / 3, yTexts.Select(t => WidthOf(t, TickSize)).DefaultIfEmpty(0).Max());
        double right = panel.Marks.Any(m => m is HeatMark) ? 96 : 20;
        double top = panel.Title.Length > 0 ? 26 : 6;
        if (panel.Title.Length > 0)
        {
            group.Add(Text(width / 2, 18, panel.Title, Math.Min(17, 1.6 * width / panel.Title.Length)));
        }

        top += Legend(group, left, top, width - left - right);
        double inner = width - left - right;
        bool turned = IsTurned(inner);
        double bottom = turned ? 50 + LongestLabel() * 0.6 : 62;
        (double w, double h) = panel.Within(Math.Max(40, inner), Math.Max(40, height - top - bottom));
        var xs = new Scale(panel.X, panel.Extent(true), 0, w);
        var ys = new Scale(panel.Y, panel.Extent(false), h, 0);
        XElement plot = Element("g", ("transform", $"translate({Words.Numbers.Pixel(left)} {Words.Numbers.Pixel(top)})"));
        Axes(plot, xs, ys, w, h, turned);
        plot.Add(
            Text(-left + 20, h / 2, panel.Y.Name, Fit(panel.Y.Name, h + 60), turn: -90),
            Text(w / 2, h + bottom - 12, panel.X.Name, Fit(panel.X.Name, w + 60)));
        new MarkPainter(panel, xs, ys, w, h).Paint(plot);
        group.Add(plot);
        return group;
    }

    private static double Fit(string name, double room) => Math.Clamp(NameSize * room / Math.Max(1, WidthOf(name, NameSize)), 11, NameSize);

    private double LongestLabel() => panel.X.Labels?.Select(l => WidthOf(l, TickSize)).DefaultIfEmpty(0).Max() ?? 0;

    // Labels that do not fit side by side are turned.
    private bool IsTurned(double width) => panel.X.Labels is { Count: > 0 } labels && LongestLabel() > (width / labels.Count) - 4;

    private void Axes(XElement plot, Scale xs, Scale ys, double w, double h, bool turned)
    {
        bool grid = !panel.Marks.Any(m => m.Fills);
        foreach ((double value, string text) in xs.Ticks((int)Math.Max(4, w / (turned ? 22 : panel.X.Labels is null ? 75 : 20))))
        {
            double at = xs.At(value);
            plot.Add(grid ? Line(at, 0, at, h, Faint, 1) : null, Line(at, h, at, h + 5, Ink, 1.5));
            plot.Add(turned ? Text(at + 4, h + 20, text, TickSize, "end", turn: -40) : Text(at, h + 22, text, TickSize));
        }

        foreach ((double value, string text) in ys.Ticks((int)Math.Max(2, h / (panel.Y.Labels is null ? 45 : 18))))
        {
            double at = ys.At(value);
            plot.Add(grid ? Line(0, at, w, at, Faint, 1) : null, Line(-5, at, 0, at, Ink, 1.5), Text(-9, at + 5, text, TickSize, "end"));
        }

        plot.Add(Path($"M0 0V{Words.Numbers.Pixel(h)}H{Words.Numbers.Pixel(w)}", Ink, 1.5));
    }

    // Rows of "sample, name"; returns the height they take.
    private double Legend(XElement group, double left, double top, double width)
    {
        double x = 0;
        int row = 0;
        foreach (Mark mark in panel.Legend)
        {
            double needed = 36 + WidthOf(mark.Name, LegendSize) + 18;
            (x, row) = x > 0 && x + needed > width ? (0, row + 1) : (x, row);
            double y = top + (row * LegendRow) + 12;
            group.Add(Sample(mark, left + x, y), Text(left + x + 38, y + 5, mark.Name, LegendSize, "start"));
            x += needed;
        }

        return panel.Legend.Count == 0 ? 0 : ((row + 1) * LegendRow) + 6;
    }

    private static XElement Sample(Mark mark, double x, double y)
    {
        string colour = Palette.Colour(mark.Colour);
        return mark switch
        {
            LineMark line => Line(x, y, x + 32, y, colour, line.Width, Palette.DashPattern(mark.Colour)),
            PointsMark points => Symbol(Palette.Symbol(mark.Colour), x + 16, y, points.Size + 2, colour),
            _ => Rect(x + 8, y - 8, 16, 16, colour),
        };
    }
}

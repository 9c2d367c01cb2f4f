using System.Text;
using System.Xml.Linq;
using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;
using static Tutorial.Visuals.Svg.Shapes;
using static Tutorial.Visuals.Words.Numbers;

namespace Tutorial.Visuals.Svg;

/// <summary>Draws the marks of a panel whose plot is (w, h) pixels large.</summary>
internal sealed class MarkPainter(Panel panel, Scale xs, Scale ys, double w, double h)
{
    /// <summary>Shapes are cut at the plot's edge by a picture within the picture (no ids, which would clash in a page); words are not cut.</summary>
    public void Paint(XElement plot)
    {
        XElement inside = Element("svg", ("width", Pixel(w)), ("height", Pixel(h)));
        plot.Add(inside);
        foreach (Mark mark in panel.Marks)
        {
            switch (mark)
            {
                case LineMark line: Series(inside, line); break;
                case PointsMark points: Points(inside, points); break;
                case BarsMark bars: Bars(inside, bars); break;
                case BandMark band: Band(inside, band); break;
                case ContourMark contour: Contour(inside, contour); break;
                case RuleMark rule: Rule(inside, plot, rule); break;
                case TextMark text: Texts(plot, text); break;
                case ImageMark image: Picture(inside, image); break;
                case RegionsMark regions: Fill(inside, regions); break;
                case HeatMark heat: Fill(inside, heat); new CellPainter(xs, ys, w, h).Paint(plot, heat); break;
                default: throw new InvalidOperationException($"No picture is known for {mark.GetType().Name}.");
            }
        }
    }

    private void Series(XElement inside, LineMark line)
    {
        string colour = Palette.Colour(line.Colour);
        inside.Add(Path(Track(line.X, line.Y), colour, line.Width, Palette.DashPattern(line.Colour)));
        // Few points are shown as such; a lone point would be invisible as a line.
        if (!line.Thin && line.X.Length <= 30)
        {
            Points(inside, new PointsMark(line.Name, line.X, line.Y, line.Colour, 8));
        }
    }

    // A path that is broken where a point cannot be shown.
    private string Track(double[] x, double[] y)
    {
        var d = new StringBuilder();
        bool down = false;
        for (int i = 0; i < x.Length; i++)
        {
            (double px, double py) = (xs.At(x[i]), ys.At(y[i]));
            bool shown = !double.IsNaN(px) && !double.IsNaN(py);
            if (shown)
            {
                d.Append(down ? 'L' : 'M').Append(Pixel(px)).Append(' ').Append(Pixel(py));
            }

            down = shown;
        }

        return d.ToString();
    }

    private void Points(XElement inside, PointsMark points)
    {
        foreach ((double x, double y) in points.X.Zip(points.Y).Where(p => panel.X.Shows(p.First) && panel.Y.Shows(p.Second)))
        {
            inside.Add(Symbol(Palette.Symbol(points.Colour), xs.At(x), ys.At(y), points.Size, Palette.Colour(points.Colour)));
        }
    }

    private void Bars(XElement inside, BarsMark bars)
    {
        double floor = panel.Y.Log ? h : ys.At(0), gap = bars.Adjoining ? 1 : 0;
        foreach ((double x, double y) in bars.X.Zip(bars.Y).Where(b => panel.X.Shows(b.First - (bars.Width / 2)) && panel.Y.Shows(b.Second)))
        {
            double left = xs.At(x - (bars.Width / 2)), right = xs.At(x + (bars.Width / 2)), top = ys.At(y);
            inside.Add(Rect(left, Math.Min(top, floor), right - left - gap, Math.Abs(floor - top), Palette.Colour(bars.Colour)));
        }
    }

    private void Band(XElement inside, BandMark band)
    {
        (double[] x, double[] y) = band.Outline(panel.X, panel.Y);
        inside.Add(Path(Track(x, y), "none", 0, null, Palette.Colour(band.Colour) + "40"));
    }

    private void Contour(XElement inside, ContourMark contour)
    {
        (double[] x, double[] y) = Contours.Path(contour);
        inside.Add(Path(Track(x, y), contour.Strong ? Ink : "#80808099", contour.Strong ? 3 : 1.5));
    }

    private void Rule(XElement inside, XElement plot, RuleMark rule)
    {
        double at = rule.Vertical ? xs.At(rule.At) : ys.At(rule.At);
        if (double.IsNaN(at))
        {
            return;
        }

        inside.Add(rule.Vertical ? Line(at, 0, at, h, Ink, 2, "6 5") : Line(0, at, w, at, Ink, 2, "6 5"));
        // The label stands on the side with more room.
        bool rightHalf = at > w / 2;
        RulePlace free = RulePlace.For(panel, rule, w, h);
        plot.Add(rule.Vertical
            ? Text(at + (rightHalf ? -6 : 6), 15, rule.Name, 14, rightHalf ? "end" : "start")
            : Text(free.AtRight ? w - 4 : 4, free.Above ? at - 6 : at + 17, rule.Name, 14, free.AtRight ? "end" : "start"));
    }

    private void Texts(XElement plot, TextMark text)
    {
        for (int i = 0; i < text.Texts.Length; i++)
        {
            (double x, double y) = (xs.At(text.X[i]), ys.At(text.Y[i]));
            if (!double.IsNaN(x) && !double.IsNaN(y))
            {
                plot.Add(Text(x, y + (text.Below ? 16 : -10), text.Texts[i], 14));
            }
        }
    }

    private void Picture(XElement inside, ImageMark image) => Place(inside, image, image.Image.Enlarged(100));

    private void Fill(XElement inside, GridMark grid) => Place(inside, grid, Raster.Of(grid, ys.At(grid.Ys.First()) < ys.At(grid.Ys.Last())));

    private void Place(XElement inside, Mark mark, Bitmap bitmap)
    {
        double[] x = [.. mark.Xs.Select(xs.At)], y = [.. mark.Ys.Select(ys.At)];
        inside.Add(Shapes.Image(x.Min(), y.Min(), x.Max() - x.Min(), y.Max() - y.Min(), bitmap.ToDataUri()));
    }
}

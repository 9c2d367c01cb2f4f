using System.Xml.Linq;
using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;
using static Tutorial.Visuals.Svg.Shapes;
using static Tutorial.Visuals.Words.Letters;

namespace Tutorial.Visuals.Svg;

/// <summary>Writes the values into the cells of a heat map, and draws its colour bar to the right.</summary>
internal sealed class CellPainter(Scale xs, Scale ys, double w, double h)
{
    /// <summary>Texts, then the bar.</summary>
    public void Paint(XElement plot, HeatMark heat)
    {
        if (heat.Texts is not null)
        {
            Texts(plot, heat, heat.Texts);
        }

        Bar(plot, heat);
    }

    private void Texts(XElement plot, HeatMark heat, string[,] texts)
    {
        string[][] lines = [.. texts.Cast<string>().Select(t => t.Split('\n'))];
        double cell = w / heat.X.Length, row = h / heat.Y.Length;
        double longest = lines.SelectMany(l => l).Select(l => WidthOf(l, 1)).DefaultIfEmpty(0).Max();
        double size = Math.Min(18, Math.Min((cell - 6) / Math.Max(1, longest), (row - 4) / lines.Max(l => l.Length) / 1.15));
        // Smaller letters are read by nobody; the table has the numbers.
        if (size < 11)
        {
            return;
        }

        for (int i = 0; i < lines.Length; i++)
        {
            int r = i / heat.X.Length, c = i % heat.X.Length;
            string ink = ColourScale.TextOn(heat.Scale.At(heat.Z[r, c], heat.Low, heat.High));
            for (int line = 0; line < lines[i].Length; line++)
            {
                double down = (line - ((lines[i].Length - 1) / 2.0)) * size * 1.15;
                plot.Add(Text(xs.At(heat.X[c]), ys.At(heat.Y[r]) + down + (size * 0.35), lines[i][line], size, "middle", ink));
            }
        }
    }

    private void Bar(XElement plot, HeatMark heat)
    {
        plot.Add(Image(w + 14, 0, 16, h, Raster.Ramp(heat.Scale).ToDataUri()));
        var scale = new Scale(new Axis(heat.Name), (heat.Low, heat.High > heat.Low ? heat.High : heat.Low + 1), h, 0);
        foreach ((double value, string text) in scale.Ticks((int)Math.Max(2, h / 60)))
        {
            plot.Add(Text(w + 35, scale.At(value) + 5, text, 14, "start"));
        }

        plot.Add(Text(w + 88, h / 2, heat.Name, Math.Clamp(15 * h / Math.Max(1, WidthOf(heat.Name, 15)), 10, 15), turn: -90));
    }
}

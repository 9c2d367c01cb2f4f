using System.Text.Json.Nodes;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals.Plotly;

/// <summary>Writes the marks of a panel: most as traces, lines across and pictures into the layout.</summary>
/// <param name="data">Traces are added to it.</param>
/// <param name="layout">Shapes, images and annotations are added to it.</param>
/// <param name="panel">Whose marks.</param>
/// <param name="place">Which axes.</param>
/// <param name="named">Names that the legend already has: a name in several panels is listed once.</param>
internal sealed class TraceWriter(JsonArray data, JsonObject layout, Panel panel, Place place, HashSet<string> named)
{
    /// <summary>Writes all marks in their order: the later lie above the earlier.</summary>
    public void Write()
    {
        foreach (Mark mark in panel.Marks)
        {
            switch (mark)
            {
                case LineMark line: data.Add(Line(line)); break;
                case PointsMark points: data.Add(Points(points)); break;
                case BarsMark bars: data.Add(Bars(bars)); break;
                case BandMark band: data.Add(Band(band)); break;
                case TextMark text: data.Add(Text(text)); break;
                case ContourMark contour: data.Add(Contour(contour)); break;
                case GridMark grid: data.Add(new GridTrace(place).Write(grid)); break;
                case RuleMark rule: Rule(rule); break;
                case ImageMark image: Image(image); break;
                default: throw new InvalidOperationException($"No plotly trace is known for {mark.GetType().Name}.");
            }
        }
    }

    private JsonObject Trace(string type, Mark mark, IEnumerable<double> x, IEnumerable<double> y) => new()
    {
        ["type"] = type,
        ["name"] = mark.Name,
        ["x"] = Json.Numbers(x),
        ["y"] = Json.Numbers(y),
        ["xaxis"] = place.X,
        ["yaxis"] = place.Y,
        ["legendgroup"] = mark.Name,
        ["showlegend"] = panel.Legend.Any(m => m.Name == mark.Name) && named.Add(mark.Name),
    };

    private JsonObject Line(LineMark line)
    {
        JsonObject trace = Trace("scatter", line, line.X, line.Y);
        // Few points are shown as such; a lone point would be invisible as a line.
        trace["mode"] = !line.Thin && line.X.Length <= 30 ? "lines+markers" : "lines";
        trace["line"] = Stroke(Palette.Colour(line.Colour), line.Width, Palette.Dash(line.Colour));
        trace["marker"] = Marker(line.Colour, 8);
        trace["connectgaps"] = false;
        return trace;
    }

    private JsonObject Points(PointsMark points)
    {
        JsonObject trace = Trace("scatter", points, points.X, points.Y);
        trace["mode"] = "markers";
        trace["marker"] = Marker(points.Colour, points.Size);
        return trace;
    }

    private JsonObject Bars(BarsMark bars)
    {
        JsonObject trace = Trace("bar", bars, bars.X, bars.Y);
        trace["width"] = Json.Number(bars.Width);
        trace["marker"] = new JsonObject { ["color"] = Palette.Colour(bars.Colour) };
        return trace;
    }

    private JsonObject Band(BandMark band)
    {
        (double[] x, double[] y) = band.Outline(panel.X, panel.Y);
        JsonObject trace = Trace("scatter", band, x, y);
        trace["mode"] = "lines";
        trace["fill"] = "toself";
        trace["fillcolor"] = Palette.Colour(band.Colour) + "40";
        trace["line"] = Stroke(Palette.Colour(band.Colour), 0, "solid");
        trace["showlegend"] = false;
        trace["hoverinfo"] = "skip";
        return trace;
    }

    private JsonObject Text(TextMark text)
    {
        JsonObject trace = Trace("scatter", text, text.X, text.Y);
        trace["mode"] = "text";
        trace["text"] = Json.Words(text.Texts);
        trace["textposition"] = text.Below ? "bottom center" : "top center";
        trace["cliponaxis"] = false;
        trace["hoverinfo"] = "skip";
        return trace;
    }

    // As a path, as in the static picture: plotly's own contours know evenly spaced levels only.
    private JsonObject Contour(ContourMark contour)
    {
        (double[] x, double[] y) = Contours.Path(contour);
        JsonObject trace = Trace("scatter", contour, x, y);
        trace["mode"] = "lines";
        trace["line"] = Stroke(contour.Strong ? "#808080" : "rgba(128,128,128,0.6)", contour.Strong ? 3 : 1.5, "solid");
        trace["hoverinfo"] = "skip";
        return trace;
    }

    private void Rule(RuleMark rule)
    {
        if (!(rule.Vertical ? panel.X : panel.Y).Shows(rule.At))
        {
            return;
        }

        var shape = new JsonObject { ["type"] = "line", ["line"] = Stroke("#808080", 2, "dash") };
        var label = new JsonObject { ["text"] = rule.Name, ["showarrow"] = false };
        string across = rule.Vertical ? "x" : "y", along = rule.Vertical ? "y" : "x";
        (string acrossAxis, string alongAxis) = rule.Vertical ? (place.X, place.Y) : (place.Y, place.X);
        foreach (JsonObject node in new[] { shape, label })
        {
            node[across + "ref"] = acrossAxis;
            node[along + "ref"] = alongAxis + " domain";
        }

        (shape[across + "0"], shape[across + "1"]) = (Json.Number(rule.At), Json.Number(rule.At));
        (shape[along + "0"], shape[along + "1"]) = (0, 1);
        // Annotations on a log axis take the exponent, shapes the value: plotly is like that.
        bool log = (rule.Vertical ? panel.X : panel.Y).Log;
        (label[across], label[along]) = (Json.Number(log ? Math.Log10(rule.At) : rule.At), 1);
        (label["xanchor"], label["yanchor"]) = ("left", "top");
        if (!rule.Vertical)
        {
            RulePlace free = RulePlace.For(panel, rule, place.Width, place.Height);
            (label["x"], label["xanchor"], label["yanchor"]) = (free.AtRight ? 1 : 0, free.AtRight ? "right" : "left", free.Above ? "bottom" : "top");
        }

        layout["shapes"]!.AsArray().Add(shape);
        layout["annotations"]!.AsArray().Add(label);
    }

    private void Image(ImageMark image) => layout["images"]!.AsArray().Add(new JsonObject
    {
        ["source"] = image.Image.Enlarged(100).ToDataUri(),
        ["xref"] = place.X,
        ["yref"] = place.Y,
        ["x"] = Json.Number(image.Left),
        ["y"] = Json.Number(image.Top),
        ["sizex"] = Json.Number(image.Width),
        ["sizey"] = Json.Number(image.Height),
        ["sizing"] = "stretch",
        ["layer"] = "above",
    });

    private static JsonObject Stroke(string colour, double width, string dash) =>
        new() { ["color"] = colour, ["width"] = Json.Number(width), ["dash"] = dash };

    private static JsonObject Marker(int colour, double size) => new()
    {
        ["color"] = Palette.Colour(colour),
        ["symbol"] = Palette.Symbol(colour),
        ["size"] = Json.Number(size),
    };
}

using System.Text.Json.Nodes;
using Tutorial.Visuals.Display;
using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Plotly;

namespace Tutorial.Visuals;

/// <summary>A figure of lines that is still growing: it shows itself as a light curve first, and carries no plotly.</summary>
[TypeFormatterSource(typeof(CurveFormatterSource), PreferredMimeTypes = [Mime.Curve, Mime.Html, Mime.Text])]
internal sealed record CurveFigure(Figure Whole) : Figure(Whole)
{
    /// <summary>The content of <see cref="Mime.Curve"/>.</summary>
    public string ToCurve()
    {
        Panel panel = Panels[0];
        var series = panel.Marks.OfType<LineMark>().Select(line => new JsonObject
        {
            ["name"] = line.Name,
            ["colour"] = Palette.Colour(line.Colour),
            ["x"] = Json.Numbers(line.X),
            ["y"] = Json.Numbers(line.Y),
        });
        return new JsonObject
        {
            ["title"] = Title,
            ["xTitle"] = panel.X.Name,
            ["yTitle"] = panel.Y.Name,
            ["series"] = new JsonArray([.. series]),
        }.ToJsonString(Json.Options);
    }

    /// <summary>The picture without the numbers: they come with the last figure.</summary>
    public override IReadOnlyDictionary<string, string> Bundle() => new Dictionary<string, string>
    {
        [Mime.Curve] = ToCurve(),
        [Mime.Html] = Svg.SvgWriter.Write(this, standalone: false),
        [Mime.Text] = Description,
    };
}

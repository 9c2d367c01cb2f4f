using System.Globalization;
using System.Xml.Linq;
using static Tutorial.Visuals.Words.Letters;
using static Tutorial.Visuals.Words.Numbers;

namespace Tutorial.Visuals.Svg;

/// <summary>The few SVG elements that figures are made of. Positions are pixels; y grows downwards.</summary>
internal static class Shapes
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The colour of text and axes: the page's own, so that a picture within a page is light or dark with it.</summary>
    public const string Ink = "currentColor";

    public static XElement Text(double x, double y, string text, double size, string anchor = "middle", string fill = Ink, double turn = 0) =>
        Element(
            "text", ("x", Pixel(x)), ("y", Pixel(y)), ("font-size", Pixel(size)), ("text-anchor", anchor), ("fill", fill),
            ("transform", turn == 0 ? null : $"rotate({Pixel(turn)} {Pixel(x)} {Pixel(y)})")).With(Clean(text));

    public static XElement Line(double x0, double y0, double x1, double y1, string stroke, double width, string? dash = null) =>
        Element(
            "line", ("x1", Pixel(x0)), ("y1", Pixel(y0)), ("x2", Pixel(x1)), ("y2", Pixel(y1)),
            ("stroke", stroke), ("stroke-width", Pixel(width)), ("stroke-dasharray", dash));

    public static XElement Rect(double x, double y, double width, double height, string fill) =>
        Element("rect", ("x", Pixel(x)), ("y", Pixel(y)), ("width", Pixel(Math.Max(0, width))), ("height", Pixel(Math.Max(0, height))), ("fill", fill));

    public static XElement Path(string d, string stroke, double width, string? dash = null, string fill = "none") =>
        Element(
            "path", ("d", d), ("fill", fill), ("stroke", stroke), ("stroke-width", Pixel(width)),
            ("stroke-dasharray", dash), ("stroke-linejoin", "round"), ("stroke-linecap", dash is null ? "round" : null));

    public static XElement Image(double x, double y, double width, double height, string uri) =>
        Element(
            "image", ("x", Pixel(x)), ("y", Pixel(y)), ("width", Pixel(width)), ("height", Pixel(height)),
            ("preserveAspectRatio", "none"), ("style", "image-rendering:pixelated"), ("href", uri));

    /// <summary>The outline of a marker; plotly's symbols of the same names look alike.</summary>
    public static XElement Symbol(string symbol, double x, double y, double size, string colour)
    {
        double r = size / 2;
        string Place(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
        string d = symbol switch
        {
            "square" => Place($"M{x - r:0.##} {y - r:0.##}h{size}v{size}h{-size}z"),
            "triangle-up" => Place($"M{x:0.##} {y - (r * 1.2):0.##}l{r * 1.2:0.##} {size}h{-r * 2.4:0.##}z"),
            "triangle-down" => Place($"M{x:0.##} {y + (r * 1.2):0.##}l{r * 1.2:0.##} {-size}h{-r * 2.4:0.##}z"),
            "diamond" => Place($"M{x:0.##} {y - (r * 1.3):0.##}l{r * 1.3:0.##} {r * 1.3:0.##}l{-r * 1.3:0.##} {r * 1.3:0.##}l{-r * 1.3:0.##} {-r * 1.3:0.##}z"),
            "cross" => Place($"M{x - r:0.##} {y:0.##}h{size}M{x:0.##} {y - r:0.##}v{size}"),
            "x" => Place($"M{x - r:0.##} {y - r:0.##}l{size} {size}m{-size} 0l{size} {-size}"),
            _ => Place($"M{x - r:0.##} {y:0.##}a{r} {r} 0 1 0 {size} 0a{r} {r} 0 1 0 {-size} 0z"),
        };
        return symbol is "cross" or "x" ? Path(d, colour, 3) : Path(d, "#FFFFFF", 1, null, colour);
    }

    public static XElement Element(string name, params (string Name, string? Value)[] attributes) =>
        new(Svg + name, attributes.Where(a => a.Value is not null).Select(a => new XAttribute(a.Name, a.Value!)));

    public static XElement With(this XElement element, params object[] content)
    {
        element.Add(content);
        return element;
    }
}

using System.Xml.Linq;
using static Tutorial.Visuals.Svg.Shapes;
using static Tutorial.Visuals.Words.Letters;

namespace Tutorial.Visuals.Svg;

/// <summary>Draws a figure as SVG: no library that does can be restored here, and the kit's figures need only these few shapes.</summary>
internal static class SvgWriter
{
    private const int TitleHeight = 44;

    // A picture that stands alone brings its paper, so that it is readable on whatever page it is put.
    private const string OwnPaper =
        ".tutorial-paper{fill:#ffffff}.tutorial-figure{color:#1a1a1a}"
        + "@media (prefers-color-scheme:dark){.tutorial-paper{fill:#1e1e1e}.tutorial-figure{color:#f0f0f0}}";

    /// <summary>The picture: alone, or as a part of a page whose text colour it takes.</summary>
    public static string Write(Figure figure, bool standalone)
    {
        int columns = figure.Columns, rows = figure.Rows;
        (int width, int height) = figure.Pixels;
        XElement root = Element(
            "svg", ("viewBox", $"0 0 {width} {height}"), ("width", $"{width}"), ("height", $"{height}"), ("class", "tutorial-figure"),
            ("role", "img"), ("font-family", "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"), ("style", "max-width:100%;height:auto"));
        root.Add(Element("title").With(Clean(figure.Title)), Element("desc").With(Clean(figure.Description)));
        if (standalone)
        {
            XElement paper = Rect(0, 0, width, height, "#ffffff");
            paper.SetAttributeValue("class", "tutorial-paper");
            root.Add(Element("style").With(OwnPaper), paper);
        }

        XElement title = Text(width / 2.0, 29, figure.Title, Math.Min(21, 1.6 * width / Math.Max(1, figure.Title.Length)));
        title.SetAttributeValue("font-weight", "600");
        root.Add(title);
        double cellWidth = (double)width / columns, cellHeight = (double)(height - TitleHeight) / rows;
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            root.Add(new PanelPainter(figure.Panels[i]).Paint(
                i % columns * cellWidth, TitleHeight + (i / columns * cellHeight), cellWidth, cellHeight));
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }
}

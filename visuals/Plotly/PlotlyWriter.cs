using System.Text.Json.Nodes;

namespace Tutorial.Visuals.Plotly;

/// <summary>Writes a figure as plotly's <c>{data, layout}</c>.</summary>
/// <remarks>
/// The paper is white and the ink dark, so that the figure is readable wherever it is drawn; a page with a dark theme sets
/// <c>layout.paper_bgcolor</c>, <c>layout.plot_bgcolor</c> and <c>layout.font.color</c> and need touch nothing else.
/// All letters are sized by <c>layout.font.size</c>, so that a projector enlarges them together.
/// Source: plotly.js figure reference, version 2 and 3 (only attributes that both have).
/// </remarks>
internal static class PlotlyWriter
{
    private const double TitleHeight = 44;
    private const int ColumnWidth = 720, Margins = 125;

    /// <summary>The JSON text.</summary>
    public static string Write(Figure figure)
    {
        int height = Height(figure) + LegendHeight(figure);
        var layout = new JsonObject
        {
            ["title"] = new JsonObject
            {
                ["text"] = figure.Title,
                ["yref"] = "container",
                ["y"] = 1,
                ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["t"] = 14 },
            },
            ["font"] = new JsonObject { ["size"] = 15, ["color"] = "#1a1a1a", ["family"] = "system-ui, sans-serif" },
            ["paper_bgcolor"] = "#ffffff",
            ["plot_bgcolor"] = "#ffffff",
            ["autosize"] = true,
            ["height"] = height,
            ["margin"] = new JsonObject { ["l"] = 80, ["r"] = 30, ["t"] = 52 + LegendHeight(figure), ["b"] = 70 },
            ["legend"] = new JsonObject
            {
                ["orientation"] = "h",
                ["yref"] = "container",
                ["y"] = Json.Number(1 - (TitleHeight / height)),
                ["yanchor"] = "top",
                ["x"] = 0,
            },
            ["barmode"] = "overlay",
            ["shapes"] = new JsonArray(),
            ["images"] = new JsonArray(),
            ["annotations"] = new JsonArray(),
            ["meta"] = new JsonObject { ["description"] = figure.Description },
        };
        var data = new JsonArray();
        var named = new HashSet<string>();
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            var place = new Place(i, figure.Columns, figure.Rows, height);
            AxisWriter.Write(layout, figure.Panels[i], place);
            new TraceWriter(data, layout, figure.Panels[i], place, named).Write();
        }

        return new JsonObject { ["data"] = data, ["layout"] = layout }.ToJsonString(Json.Options);
    }

    // A figure wider than a page's column is shown narrower than it was planned; where squares stay square, its height would stay empty.
    private static int Height(Figure figure) => figure.Panels is [{ Square: true } panel]
        ? Math.Min(figure.Pixels.Height, (int)Math.Ceiling(panel.Within(ColumnWidth, figure.Pixels.Height).H) + Margins)
        : figure.Pixels.Height;

    // The width is the page's; a legend that is too long for one row takes more of them.
    private static int LegendHeight(Figure figure)
    {
        double width = figure.Panels.SelectMany(p => p.Legend).DistinctBy(m => m.Name).Sum(m => 60 + Words.Letters.WidthOf(m.Name, 16));
        return (width == 0 ? 0 : 26 * ((int)(width / 620) + 1)) + (figure.Panels.Any(p => p.Title.Length > 0) ? 24 : 0);
    }
}

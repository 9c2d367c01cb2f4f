using System.Text.Json.Nodes;

namespace Tutorial.Visuals.Plotly;

/// <summary>Writes a figure as plotly's <c>{data, layout}</c>.</summary>
/// <remarks>
/// The paper is white and the ink dark, so that the figure is readable wherever it is drawn; a page with a dark theme sets
/// <c>layout.paper_bgcolor</c>, <c>layout.plot_bgcolor</c> and <c>layout.font.color</c> and need touch nothing else.
/// Source: plotly.js figure reference, version 2 and 3 (only attributes that both have).
/// </remarks>
internal static class PlotlyWriter
{
    /// <summary>The JSON text.</summary>
    public static string Write(Figure figure)
    {
        var layout = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = figure.Title, ["font"] = new JsonObject { ["size"] = 20 } },
            ["font"] = new JsonObject { ["size"] = 16, ["color"] = "#1a1a1a", ["family"] = "system-ui, sans-serif" },
            ["paper_bgcolor"] = "#ffffff",
            ["plot_bgcolor"] = "#ffffff",
            ["autosize"] = true,
            ["height"] = HeightOf(figure),
            ["margin"] = new JsonObject { ["l"] = 80, ["r"] = 30, ["t"] = 90, ["b"] = 70 },
            ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = 1.02, ["yanchor"] = "bottom", ["x"] = 0 },
            ["barmode"] = "overlay",
            ["shapes"] = new JsonArray(),
            ["images"] = new JsonArray(),
            ["annotations"] = new JsonArray(),
            ["meta"] = new JsonObject { ["description"] = figure.Description },
        };
        if (figure.Width > 0)
        {
            layout["width"] = figure.Width;
        }

        var data = new JsonArray();
        var named = new HashSet<string>();
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            var place = new Place(i, figure.Columns, (figure.Panels.Count + figure.Columns - 1) / figure.Columns);
            AxisWriter.Write(layout, figure.Panels[i], place);
            new TraceWriter(data, layout, figure.Panels[i], place, named).Write();
        }

        return new JsonObject { ["data"] = data, ["layout"] = layout }.ToJsonString(Json.Options);
    }

    private static int HeightOf(Figure figure)
    {
        int rows = (figure.Panels.Count + figure.Columns - 1) / figure.Columns;
        return figure.Height > 0 ? figure.Height : figure.Panels.Count == 1 ? 480 : 60 + (350 * rows);
    }
}

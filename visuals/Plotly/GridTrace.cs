using System.Text.Json.Nodes;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals.Plotly;

/// <summary>Writes heat maps and decision regions as plotly heat maps.</summary>
internal sealed class GridTrace(Place place)
{
    /// <summary>The trace.</summary>
    public JsonObject Write(GridMark grid)
    {
        var trace = new JsonObject
        {
            ["type"] = "heatmap",
            ["name"] = grid.Name,
            ["x"] = Json.Numbers(grid.X),
            ["y"] = Json.Numbers(grid.Y),
            ["z"] = Json.Rows(grid.Z, Json.Number),
            ["xaxis"] = place.X,
            ["yaxis"] = place.Y,
        };
        switch (grid)
        {
            case HeatMark heat: Heat(trace, heat); break;
            case RegionsMark regions: Regions(trace, regions); break;
            default: throw new InvalidOperationException($"No plotly heat map is known for {grid.GetType().Name}.");
        }

        return trace;
    }

    private void Heat(JsonObject trace, HeatMark heat)
    {
        trace["colorscale"] = new JsonArray([.. heat.Scale.Anchors.Select(a => new JsonArray(Json.Number(a.Share), a.Colour))]);
        trace["zmin"] = Json.Number(heat.Low);
        trace["zmax"] = Json.Number(heat.High > heat.Low ? heat.High : heat.Low + 1);
        trace["colorbar"] = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = heat.Name, ["side"] = "right" },
            ["x"] = Json.Number(place.Across.To + 0.01),
            ["y"] = Json.Number((place.Up.From + place.Up.To) / 2),
            ["len"] = Json.Number(place.Up.To - place.Up.From),
            ["thickness"] = 14,
        };
        if (heat.Texts is not null)
        {
            // Between panels there is no room for a bar, and none is needed where each number stands in its cell.
            trace["showscale"] = place.Columns == 1;
            trace["text"] = Json.Rows(heat.Texts, t => t.Replace("\n", "<br>", StringComparison.Ordinal));
            trace["texttemplate"] = "%{text}";
        }
    }

    // One step of the colour scale for each class: two anchors of the same colour.
    private static void Regions(JsonObject trace, RegionsMark regions)
    {
        int count = regions.Classes.Count;
        trace["colorscale"] = new JsonArray([.. Enumerable.Range(0, count).SelectMany(c => new[]
        {
            new JsonArray(Json.Number((double)c / count), Palette.Colour(c)),
            new JsonArray(Json.Number((c + 1.0) / count), Palette.Colour(c)),
        })]);
        trace["zmin"] = -0.5;
        trace["zmax"] = Json.Number(count - 0.5);
        trace["opacity"] = 0.28;
        trace["showscale"] = false;
        trace["hoverinfo"] = "skip";
    }
}

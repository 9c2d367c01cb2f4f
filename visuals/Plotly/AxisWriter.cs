using System.Text.Json.Nodes;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals.Plotly;

/// <summary>Writes the axes of a panel, with the same range as the static picture.</summary>
internal static class AxisWriter
{
    /// <summary>Adds both axes, and the panel's title, to the layout.</summary>
    public static void Write(JsonObject layout, Panel panel, Place place)
    {
        JsonObject x = Axis(panel.X, panel.Extent(true), place.Across, place.Y);
        JsonObject y = Axis(panel.Y, panel.Extent(false), place.Up, place.X);
        if (panel.Square)
        {
            y["scaleanchor"] = place.X;
            x["constrain"] = "domain";
            y["constrain"] = "domain";
        }

        layout[place.XAxis] = x;
        layout[place.YAxis] = y;
        if (panel.Title.Length > 0)
        {
            layout["annotations"]!.AsArray().Add(new JsonObject
            {
                ["text"] = panel.Title,
                ["xref"] = place.X + " domain",
                ["yref"] = place.Y + " domain",
                ["x"] = 0.5,
                ["y"] = 1,
                ["yanchor"] = "bottom",
                ["showarrow"] = false,
            });
        }
    }

    private static JsonObject Axis(Axis axis, (double Low, double High) extent, (double From, double To) domain, string anchor)
    {
        // A log axis of plotly takes exponents as its range.
        double[] range = axis.Log ? [Math.Log10(extent.Low), Math.Log10(extent.High)] : [extent.Low, extent.High];
        var node = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = axis.Name, ["standoff"] = 10 },
            ["type"] = axis.Log ? "log" : "linear",
            ["range"] = Json.Numbers(axis.Reversed ? range.Reverse() : range),
            ["domain"] = Json.Numbers([domain.From, domain.To]),
            ["anchor"] = anchor,
            ["gridcolor"] = "rgba(128,128,128,0.33)",
            ["zeroline"] = false,
            ["showline"] = true,
            ["ticks"] = "outside",
            ["automargin"] = true,
        };
        if (axis.Whole && extent.High - extent.Low < 10)
        {
            node["dtick"] = 1;  // wider axes get whole steps anyway
        }

        if (axis.Log)
        {
            node["exponentformat"] = "power";
            // Over several decades only the powers themselves are ticks.
            node["dtick"] = range[1] - range[0] > 2 ? Math.Max(1, (int)((range[1] - range[0]) / 8)) : "D2";
        }

        if (axis.Labels is { } labels)
        {
            node["tickmode"] = "array";
            node["tickvals"] = Json.Numbers(Grids.Indices(labels.Count).Select(i => i * axis.LabelStep));
            node["ticktext"] = Json.Words(labels.Select(Words.Letters.Shortened));
        }

        return node;
    }
}

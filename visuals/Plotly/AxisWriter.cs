using System.Text.Json.Nodes;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals.Plotly;

/// <summary>Writes the axes of a panel, with the same range as the static picture.</summary>
internal static class AxisWriter
{
    private const int MostPowers = 8;

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
            WriteLog(node, axis, extent, range[1] - range[0]);
        }

        if (axis.Labels is { } labels)
        {
            WriteTicks(node, labels.Select((label, i) => (i * axis.LabelStep, Words.Letters.Shortened(label))));
        }

        return node;
    }

    private static void WriteLog(JsonObject node, Axis axis, (double Low, double High) extent, double decades)
    {
        node["exponentformat"] = extent.Low >= 1e-4 && extent.High <= 1e5 ? "none" : "power";
        if (decades > 2)
        {
            // Over several decades only the powers themselves are ticks.
            node["dtick"] = Math.Max(1, (int)Math.Ceiling(decades / MostPowers));
        }
        else
        {
            // Plotly would write 0.02 as a small 2, which only those who know log paper can read.
            WriteTicks(node, new Scale(axis, extent, 0, 1).Ticks(MostPowers));
        }
    }

    private static void WriteTicks(JsonObject node, IEnumerable<(double Value, string Text)> ticks)
    {
        (double Value, string Text)[] all = [.. ticks];
        node["tickmode"] = "array";
        node["tickvals"] = Json.Numbers(all.Select(tick => tick.Value));
        node["ticktext"] = Json.Words(all.Select(tick => tick.Text));
    }
}

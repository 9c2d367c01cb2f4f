using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Tutorial.Visuals.Plotly;

/// <summary>Numbers and lists as JSON nodes. JSON has no NaN and no infinity: both become null, which plotly leaves out.</summary>
internal static class Json
{
    /// <summary>Letters such as × and ₂ stay as they are; &lt; and &amp; are still escaped.</summary>
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static JsonNode? Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(Tutorial.Visuals.Words.Numbers.Stored(value)) : null;

    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(Number)]);

    public static JsonArray Words(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    /// <summary>A matrix as an array of rows.</summary>
    public static JsonArray Rows<T>(T[,] values, Func<T, JsonNode?> node)
    {
        var rows = new JsonArray();
        for (int row = 0; row < values.GetLength(0); row++)
        {
            rows.Add(new JsonArray([.. Enumerable.Range(0, values.GetLength(1)).Select(c => node(values[row, c]))]));
        }

        return rows;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Notebooks;

/// <summary>Compares the outputs of two runs of one notebook: in Jupyter and headless, or twice.</summary>
/// <remarks>
/// Left out: cells tagged volatile, outputs whose metadata say volatile, and how a stream was cut into pieces. Everything else counts, in
/// order.
/// </remarks>
public static class NotebookComparison
{
    private const string Volatile = "volatile";
    private const int ShownCharacters = 200;

    /// <summary>One sentence for each code cell whose outputs differ; empty when the runs agree.</summary>
    public static IReadOnlyList<string> Differences(Notebook one, Notebook other)
    {
        Cell[] cells = [.. CodeCells(one)];
        Cell[] others = [.. CodeCells(other)];
        if (cells.Length != others.Length)
        {
            return [$"One notebook has {cells.Length} code cells, the other {others.Length}."];
        }

        var differences = new List<string>();
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].HasTag(Volatile))
            {
                continue;
            }

            string text = Stable(cells[i]);
            string otherText = Stable(others[i]);
            if (text != otherText)
            {
                differences.Add($"Code cell {i + 1} ({cells[i].Id}): {Around(text, otherText)} against {Around(otherText, text)}.");
            }
        }

        return differences;
    }

    /// <summary>The outputs of a cell as one text, without what may change from run to run.</summary>
    private static string Stable(Cell cell)
    {
        var collected = new JsonArray();
        foreach (CellOutput output in cell.Outputs.Where(output => !IsVolatile(output)))
        {
            if (output.Type == "stream" && collected.LastOrDefault() is JsonObject last && (string?)last["name"] == output.StreamName)
            {
                last["text"] = last["text"]!.GetValue<string>() + output.Text;
            }
            else
            {
                collected.Add(Plain(output));
            }
        }

        return Sorted(collected)!.ToJsonString();
    }

    /// <summary>The output with texts joined: one writer stores lines, another one string.</summary>
    private static JsonNode Plain(CellOutput output)
    {
        JsonNode plain = output.Json.DeepClone();
        if (output.Type == "stream")
        {
            plain["text"] = output.Text;
        }

        foreach ((string mime, _) in output.Data.Where(entry => !MimeTypes.IsJson(entry.Key)))
        {
            plain["data"]![mime] = output.TextOf(mime);
        }

        return plain;
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject parent => new JsonObject(parent.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        // The same number is 1E-06 for one writer and 1e-06 for another, and -0 for one and 0 for another: −0 + 0 is 0.
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            JsonValue.Create(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) + 0.0),
        _ => node?.DeepClone(),
    };

    private static bool IsVolatile(CellOutput output) =>
        output.Metadata[Volatile] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    private static IEnumerable<Cell> CodeCells(Notebook notebook) => notebook.Cells.Where(cell => cell.Kind == CellKind.Code);

    private static string Around(string text, string other)
    {
        int at = Math.Max(0, text.AsSpan().CommonPrefixLength(other) - 20);
        return text.Length <= at + ShownCharacters ? text[at..] : text[at..(at + ShownCharacters)];
    }
}

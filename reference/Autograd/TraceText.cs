using System.Globalization;
using System.Text;

namespace Tutorial.Reference.Autograd;

/// <summary>A recording as readable text: every operation in order, its equation, its numbers and its gradients.</summary>
internal static class TraceText
{
    private const int ShownValues = 8;

    public static string Of(IReadOnlyList<TraceEntry> entries)
    {
        var text = new StringBuilder();
        Dictionary<object, int> madeBy = new(ReferenceEqualityComparer.Instance);
        for (int step = 0; step < entries.Count; step++)
        {
            TraceEntry entry = entries[step];
            string layer = entry.Layer is null ? "" : $"  in {entry.Layer}";
            text.Append(CultureInfo.InvariantCulture, $"{step + 1}. {entry.Name}{layer}:  {entry.Equation}\n");
            for (int i = 0; i < entry.Inputs.Count; i++)
            {
                TraceValue input = entry.Inputs[i];
                string from = input.Name ?? (madeBy.TryGetValue(input.Tensor, out int maker) ? $"step {maker}" : "given");
                Line(text, $"input {i} ({from})", input);
                if (i < entry.Accumulated.Count && entry.Accumulated[i] is { } gradient)
                {
                    Line(text, "  gradient so far", gradient);
                }
            }
            Line(text, "output", entry.Output);
            if (entry.Incoming is { } incoming)
            {
                Line(text, "  incoming gradient", incoming);
            }
            madeBy[entry.Output.Tensor] = step + 1;
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, TraceValue value)
    {
        string numbers = string.Join(", ", value.Values.Take(ShownValues).Select(number => number.ToString("g4", CultureInfo.InvariantCulture)));
        string rest = value.Values.Count > ShownValues ? ", …" : "";
        text.Append(CultureInfo.InvariantCulture, $"   {what,-22} {value.Shape,-12} [{numbers}{rest}]\n");
    }
}

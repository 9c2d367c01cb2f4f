using System.Globalization;
using System.Text;

namespace Tutorial.Visuals.Stepping;

/// <summary>The view as text, for terminals and screen readers: each operation with its numbers, then each gradient with where it comes from.</summary>
internal static class StepWords
{
    private const int ShownNumbers = 8;
    private const int ShownTerms = 4;
    private const int MostSteps = 200;

    /// <summary>The text.</summary>
    public static string Of(ViewModel model, Divergence? divergence)
    {
        var text = new StringBuilder();
        if (divergence is not null)
        {
            text.Append(divergence).Append("\n\n");
        }
        foreach (string note in model.Notes)
        {
            text.Append(note).Append('\n');
        }
        text.Append("Forward\n");
        for (int step = 0; step < Math.Min(MostSteps, model.Steps.Count); step++)
        {
            Forward(text, model, step);
        }
        Left(text, model.Steps.Count);
        if (model.Backward.Count > 0)
        {
            text.Append("Backward\n");
            foreach (int step in model.Backward.Take(MostSteps))
            {
                Backward(text, model, step);
            }
            Left(text, model.Backward.Count);
        }
        return text.ToString();
    }

    private static void Forward(StringBuilder text, ViewModel model, int step)
    {
        ViewStep shown = model.Steps[step];
        string layer = shown.Layer is null ? "" : $"  in {shown.Layer}";
        text.Append(CultureInfo.InvariantCulture, $"{step + 1}. {shown.Name}{layer}:  {shown.Latex}\n");
        for (int place = 0; place < shown.Inputs.Length; place++)
        {
            Line(text, model, $"from {model.Tensors[shown.Inputs[place]].Label}", shown.InputValues[place]);
        }
        Line(text, model, $"gives {model.Tensors[shown.Output].Label}", shown.OutputValue);
        if (shown.Twin is { } twin)
        {
            text.Append(CultureInfo.InvariantCulture, $"   fused; its composed twin of {Words.Numbers.Count(twin.Count, "operation")} differs by at most {twin.Output:g2}\n");
        }
    }

    private static void Backward(StringBuilder text, ViewModel model, int step)
    {
        ViewStep shown = model.Steps[step];
        text.Append(CultureInfo.InvariantCulture, $"{step + 1}. {shown.Name}, backward\n");
        Line(text, model, "incoming gradient", shown.Incoming!.Value);
        foreach (ViewPull pull in shown.Pulls)
        {
            ViewTensor tensor = model.Tensors[shown.Inputs[pull.Input]];
            Line(text, model, $"to {tensor.Label}", pull.Share);
            if (tensor.Arrivals.Count > 1)
            {
                Line(text, model, "  so far", pull.Sum);
            }
            Why(text, model, pull, tensor);
        }
    }

    /// <summary>One element in full: the one with the largest share.</summary>
    private static void Why(StringBuilder text, ViewModel model, ViewPull pull, ViewTensor tensor)
    {
        double[] share = model.Values[pull.Share].Cells;
        if (pull.Terms is null || share.Length == 0)
        {
            return;
        }
        int cell = Enumerable.Range(0, share.Length).MaxBy(i => Math.Abs(share[i]));
        ViewTerms terms = pull.Terms[cell];
        string sum = terms.Terms.Count == 0 ? "0" : string.Join(" + ", terms.Terms.Take(ShownTerms).Select(term => $"{Short(term.Local)} · {Short(term.Factor)}"));
        int others = terms.Others + Math.Max(0, terms.Terms.Count - ShownTerms);
        string more = others > 0 ? $" + {Words.Numbers.Count(others, "further term")}" : "";
        string measured = tensor.Measured?[cell] is { } slope ? $"; the whole gradient, measured: {Short(slope)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"     why {Short(share[cell])}: local derivative · incoming = {sum}{more}{measured}\n");
    }

    private static void Line(StringBuilder text, ViewModel model, string what, int place)
    {
        ViewValue value = model.Values[place];
        int[] sizes = model.Layouts[value.Layout].Shape;
        string shape = $"({string.Join(", ", sizes)}{(sizes.Length == 1 ? "," : "")})";
        string numbers = string.Join(", ", value.Cells.Take(ShownNumbers).Select(Short));
        string rest = sizes.Aggregate(1, (all, size) => all * size) > ShownNumbers ? $", …] lowest {Short(value.Lowest)}, mean {Short(value.Mean)}, highest {Short(value.Highest)}" : "]";
        text.Append(CultureInfo.InvariantCulture, $"   {what,-22} {shape,-12} [{numbers}{rest}\n");
    }

    private static void Left(StringBuilder text, int count)
        => text.Append(count > MostSteps ? $"… and {Words.Numbers.Count(count - MostSteps, "further operation")}\n" : "");

    private static string Short(double number) => number.ToString("g4", CultureInfo.InvariantCulture);
}

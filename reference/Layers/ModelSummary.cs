using System.Globalization;
using System.Numerics;
using System.Text;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Display;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Layers;

/// <summary>One layer of a summary.</summary>
/// <param name="Name">Its dotted path in the model, which is also the prefix of its parameters' names.</param>
/// <param name="Layer">Its kind, such as "Linear(784, 128)".</param>
/// <param name="Output">Shape of its result for one example; null where it computes nothing in evaluation (dropout).</param>
/// <param name="Parameters">Number of learnt numbers.</param>
public sealed record SummaryRow(string Name, string Layer, Shape? Output, int Parameters);

/// <summary>A model as a table: layers, shapes, parameters.</summary>
/// <param name="Rows">The layers without parts, and those with parameters beside their parts, in order.</param>
/// <param name="Parameters">Learnt numbers in all.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record ModelSummary(IReadOnlyList<SummaryRow> Rows, int Parameters) : IShown
{
    private static readonly string[] s_headings = ["name", "layer", "output", "parameters"];

    /// <summary>The table as text, with a last line for the sum.</summary>
    public override string ToString()
    {
        string[][] cells = [s_headings, .. Cells()];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => cells.Max(row => row[column].Length))];
        StringBuilder table = new();
        foreach (string[] row in cells)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3].PadLeft(widths[3])}");
        }
        return table.ToString().TrimEnd();
    }

    string IShown.ToHtml() => HtmlTable.Write(s_headings, Cells());

    private IEnumerable<string[]> Cells()
        => Rows.Select(row => (string[])[row.Name, row.Layer, row.Output?.ToString() ?? "as before", Number(row.Parameters)])
            .Append(["", "all", "", Number(Parameters)]);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Making summaries.</summary>
public static class ModelSummaries
{
    /// <summary>Runs one example of zeros through the model and notes what each layer makes of it.</summary>
    /// <param name="model">Any layer.</param>
    /// <param name="input">Shape of a batch of its inputs; the first axis counts examples and may be anything.</param>
    /// <exception cref="ShapeException">The shape has no first axis, or does not fit the model.</exception>
    public static ModelSummary Summary<T>(this Layer<T> model, Shape input)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        if (input.Rank == 0)
        {
            throw new ShapeException("Summary: the input shape () has no axis; give a batch's shape, such as (1, 784).");
        }
        bool training = model.IsTraining;
        model.Evaluate();
        using StepTrace trace = StepTrace.Start();
        using IDisposable off = Gradients.Off();
        try
        {
            model.Forward(Tensor<T>.Zeros([1, .. input.Sizes[1..]]));
        }
        finally
        {
            if (training)
            {
                model.Train();
            }
        }
        Dictionary<string, Shape> outputs = trace.Forward.Where(entry => entry.Layer is not null)
            .GroupBy(entry => entry.Layer!).ToDictionary(layer => layer.Key, layer => layer.Last().Output.Shape);
        return new ModelSummary([.. Leaves(model, "", outputs)], model.ParameterCount);
    }

    private static IEnumerable<SummaryRow> Leaves<T>(Layer<T> layer, string path, Dictionary<string, Shape> outputs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Attention has parameters of its own beside those of its children; they get a row, so that the rows add up.
        int own = layer.ParameterCount - layer.Children.Sum(child => child.Layer.ParameterCount);
        if (layer.Children.Count == 0 || own > 0)
        {
            yield return new SummaryRow(path, layer.Description, outputs.TryGetValue(path, out Shape shape) ? shape : (Shape?)null, own);
        }
        foreach (SummaryRow row in layer.Children.SelectMany(child => Leaves(child.Layer, path.Length == 0 ? child.Name : $"{path}.{child.Name}", outputs)))
        {
            yield return row;
        }
    }
}

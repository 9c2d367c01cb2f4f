using System.Globalization;
using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Visuals.Display;
using Tutorial.Visuals.Html;

namespace Tutorial.Visuals;

/// <summary>The layers of a model as a table: kind, shape of the output, number of parameters.</summary>
[TypeFormatterSource(typeof(SummaryFormatterSource), PreferredMimeTypes = [Mime.Html, Mime.Text])]
public sealed class ModelSummary
{
    private readonly NumbersTable _table;

    internal ModelSummary(IReadOnlyList<(string Name, string Kind, string Output, int Parameters)> layers, int total)
    {
        string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
        bool shapes = layers.Any(l => l.Output.Length > 0);
        string[] header = shapes ? ["name", "layer", "output", "parameters"] : ["name", "layer", "parameters"];
        _table = new NumbersTable(
            $"{Number(total)} parameters in {Words.Numbers.Count(layers.Count, "layer")}",
            header,
            [.. layers.Select(l => shapes ? (string[])[l.Name, l.Kind, l.Output, Number(l.Parameters)] : [l.Name, l.Kind, Number(l.Parameters)])]);
        ParameterCount = total;
    }

    /// <summary>Number of learnt numbers in the whole model.</summary>
    public int ParameterCount { get; }

    /// <summary>An HTML table.</summary>
    public string ToHtml() => HtmlWriter.Table(_table);

    /// <summary>The table in columns of equal width.</summary>
    public override string ToString()
    {
        IReadOnlyList<string>[] rows = [_table.Header, .. _table.Rows];
        int[] widths = [.. _table.Header.Select((_, c) => rows.Max(r => r[c].Length))];
        var lines = rows.Select(r => string.Join("  ", r.Select((cell, c) => c == r.Count - 1 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))));
        return string.Join("\n", [.. lines, _table.Caption]);
    }
}

/// <summary>Makes summaries: <c>model.Summary(1, 28, 28)</c>.</summary>
public static class ModelSummaries
{
    /// <summary>The model's layers; chains within chains are listed layer by layer.</summary>
    /// <param name="model">Any layer.</param>
    /// <param name="inputShape">Shape of one example, without the batch axis; when given, a batch of one example of zeros shows each output's shape.</param>
    public static ModelSummary Summary<T>(this Layer<T> model, params int[] inputShape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputShape);
        var rows = new List<(string, string, string, int)>();
        Layer<T>[] all = [.. Descendants(model)];
        bool[] modes = [.. all.Select(l => l.IsTraining)];
        // In evaluation mode a look at the shapes neither draws random numbers nor moves running means.
        model.Evaluate();
        try
        {
            using IDisposable off = Gradients.Off();
            Add(rows, "", model, inputShape.Length == 0 ? null : Tensor<T>.Zeros([1, .. inputShape]));
        }
        finally
        {
            // Parents come first: setting one sets its children, whose own mode is then put back.
            for (int i = 0; i < all.Length; i++)
            {
                if (modes[i])
                {
                    all[i].Train();
                }
                else
                {
                    all[i].Evaluate();
                }
            }
        }

        return new ModelSummary(rows, model.ParameterCount);
    }

    private static Tensor<T>? Add<T>(List<(string, string, string, int)> rows, string name, Layer<T> layer, Tensor<T>? x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (layer is Sequential<T>)
        {
            return layer.Children.Aggregate(x, (input, child) => Add(rows, name.Length == 0 ? child.Name : $"{name}.{child.Name}", child.Layer, input));
        }

        Tensor<T>? y = x is null ? null : layer.Forward(x);
        string output = y is null ? "" : $"(N, {string.Join(", ", y.Shape.ToArray()[1..])})";
        rows.Add((name.Length == 0 ? "–" : name, layer.Description, output, layer.ParameterCount));
        return y;
    }

    private static IEnumerable<Layer<T>> Descendants<T>(Layer<T> layer)
        where T : unmanaged, IFloatingPointIeee754<T> => layer.Children.SelectMany(c => Descendants(c.Layer)).Prepend(layer);
}

using Tutorial.Visuals.Html;
using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    private const int MostUnits = 8, MostWritten = 12;

    /// <summary>A small dense network: a circle for each unit, a line for each weight.</summary>
    /// <param name="layers">Name and number of units of each layer, from input to output; of more than 8 units the first 7 are drawn.</param>
    /// <param name="weights">For each pair of neighbouring layers (out, in), as a linear layer holds them; lines are then blue above 0,
    /// vermilion and dashed below, the thicker the larger, with the number on the line while there are at most 12. Without weights all lines are alike.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, an empty layer, or weights of another shape.</exception>
    public static Figure NetworkDiagram(
        IReadOnlyList<(string Name, int Units)> layers, IReadOnlyList<double[,]>? weights = null, string title = "Network")
    {
        ArgumentNullException.ThrowIfNull(layers);
        Check.That(
            layers.Count >= 2 && layers.All(l => l.Units >= 1),
            $"Chart.NetworkDiagram '{title}': give at least two layers (input and output) of at least one unit each.");
        bool fits = weights is null || (weights.Count == layers.Count - 1 && weights.Select((w, i) =>
            w.GetLength(0) == layers[i + 1].Units && w.GetLength(1) == layers[i].Units).All(fit => fit));
        Check.That(
            fits,
            $"Chart.NetworkDiagram '{title}': weights {string.Join(", ", weights?.Select(w => $"({w.GetLength(0)}, {w.GetLength(1)})") ?? [])} do not fit layers of "
            + $"{string.Join(", ", layers.Select(l => l.Units))} units; between each two neighbours give one matrix (units of the later, units of the earlier).");

        int tallest = layers.Max(l => Math.Min(l.Units, MostUnits));
        var x = new Axis("layer (units)") { Labels = [.. layers.Select(l => $"{l.Name} ({l.Units})")], Range = (-0.4, layers.Count - 0.6) };
        var y = new Axis("unit") { Labels = [], Range = (-(tallest / 2.0) - 0.3, (tallest / 2.0) + 0.3) };
        var panel = new Panel("", x, y, []);
        double strongest = weights?.SelectMany(w => w.Cast<double>()).Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(1).Max() ?? 1;
        for (int layer = 0; layer + 1 < layers.Count; layer++)
        {
            panel = Edges(panel, layer, layers[layer].Units, layers[layer + 1].Units, weights?[layer], strongest);
        }

        for (int layer = 0; layer < layers.Count; layer++)
        {
            panel = Units(panel, layer, layers[layer].Units);
        }

        if (weights is not null && weights.Sum(w => w.Length) <= MostWritten)
        {
            panel = panel.With(Written(layers, weights));
        }

        string shape = string.Join(" → ", layers.Select(l => $"{l.Name} ({l.Units})"));
        long count = layers.Zip(layers.Skip(1), (a, b) => (long)a.Units * b.Units).Sum();
        return new Figure(title, [panel], 1) { OwnTables = Tables(layers, weights) }
            .Describe($"{title}. {shape}: {count} weights and {layers.Skip(1).Sum(l => l.Units)} biases.");
    }

    // Layers are centred; unit 0 is on top.
    private static double Height(int unit, int units) => ((Math.Min(units, MostUnits) - 1) / 2.0) - unit;

    private static int Drawn(int units) => units > MostUnits ? MostUnits - 1 : units;

    private static Panel Units(Panel panel, int layer, int units)
    {
        int[] drawn = [.. Enumerable.Range(0, Drawn(units))];
        panel = panel.With(new PointsMark("", [.. drawn.Select(_ => (double)layer)], [.. drawn.Select(u => Height(u, units))], 0, 30));
        return units <= MostUnits ? panel
            : panel.With(new TextMark([layer], [Height(MostUnits - 1, units)], [$"⋮ {units - Drawn(units)} more"]));
    }

    // One mark for each sign and thickness: a gap (NaN) after each line.
    private static Panel Edges(Panel panel, int layer, int from, int to, double[,]? weights, double strongest)
    {
        var lines = Enumerable.Range(0, Drawn(from) * Drawn(to)).Select(i => (In: i % Drawn(from), Out: i / Drawn(from)))
            .Select(e => (e.In, e.Out, Weight: weights?[e.Out, e.In] ?? 0.3 * strongest))
            .GroupBy(e => (Negative: e.Weight < 0, Width: Math.Round(2 + (4 * Math.Abs(e.Weight) / Math.Max(strongest, double.Epsilon)))))
            .OrderBy(g => g.Key);
        foreach (var line in lines)
        {
            double[] x = [.. line.SelectMany(_ => new[] { layer, layer + 1.0, double.NaN })];
            double[] y = [.. line.SelectMany(e => new[] { Height(e.In, from), Height(e.Out, to), double.NaN })];
            string name = weights is null ? "" : line.Key.Negative ? "weight below 0" : "weight above 0";
            panel = panel.With(new LineMark(name, x, y, line.Key.Negative ? 1 : 0, line.Key.Width, Thin: true));
        }

        return panel;
    }

    // Each number stands on its line, a little further along for each next target, so that neighbours do not meet.
    private static TextMark Written(IReadOnlyList<(string Name, int Units)> layers, IReadOnlyList<double[,]> weights)
    {
        var places = weights.SelectMany((w, layer) => Enumerable.Range(0, w.Length).Select(i =>
        {
            (int to, int from) = (i / w.GetLength(1), i % w.GetLength(1));
            double share = 0.22 + (0.14 * (to % 3));
            double low = Height(from, layers[layer].Units), high = Height(to, layers[layer + 1].Units);
            return (X: layer + share, Y: low + (share * (high - low)), Text: Numbers.Short(w[to, from]));
        })).ToArray();
        return new TextMark([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)], [.. places.Select(p => p.Text)]);
    }

    private static NumbersTable[] Tables(IReadOnlyList<(string Name, int Units)> layers, IReadOnlyList<double[,]>? weights) =>
    [
        new("Layers", ["layer", "units"], [.. layers.Select(l => (string[])[l.Name, $"{l.Units}"])]),
        .. weights?.Select((w, i) => NumbersTable.Matrix(
            $"Weights from {layers[i].Name} to {layers[i + 1].Name}", $"{layers[i + 1].Name} \\ {layers[i].Name}", w)) ?? [],
    ];
}

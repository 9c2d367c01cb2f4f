using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>The values of a matrix as colours, and as numbers where they fit.</summary>
    /// <param name="values">(rows, columns); NaN stays empty.</param>
    /// <param name="title">What the matrix is.</param>
    /// <param name="value">What a value is, with its unit.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="y">What the rows are.</param>
    /// <exception cref="ArgumentException">The matrix has no cell.</exception>
    public static Figure HeatMap(
        double[,] values, string title = "Matrix", string value = "value", string x = "column", string y = "row") =>
        Figure.Of(title, x, y).Heatmap(value, values);

    /// <summary>How much each query attends to each key: every row adds up to 1.</summary>
    /// <param name="weights">(queries, keys), from 0 to 1.</param>
    /// <param name="queries">One word for each row.</param>
    /// <param name="keys">One word for each column.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">The words do not fit the matrix.</exception>
    public static Figure AttentionMap(
        double[,] weights, IReadOnlyList<string> queries, IReadOnlyList<string> keys, string title = "Attention")
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(keys);
        Check.That(
            weights.Length > 0 && weights.GetLength(0) == queries.Count && weights.GetLength(1) == keys.Count,
            $"Chart.AttentionMap '{title}': the weights are ({weights.GetLength(0)}, {weights.GetLength(1)}), with {queries.Count} queries and "
            + $"{keys.Count} keys; give one query for each row and one key for each column.");
        string[,]? texts = keys.Count <= 12 ? Grids.Texts(weights, w => w.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)) : null;
        Figure figure = Figure.Of(title, "key (attended to)", "query (attending)").LabelsX([.. keys.Select(Letters.Token)]).LabelsY([.. queries.Select(Letters.Token)])
            .Heat("weight (share)", (double[,])weights.Clone(), ColourScale.Blues, 0, 1, texts)
            .Size(Math.Clamp(260 + (keys.Count * 62), 560, 1200), Math.Clamp(190 + (queries.Count * 40), 400, 1200));
        var strongest = queries.Select((q, row) => $"{q} to {keys[Enumerable.Range(0, keys.Count).MaxBy(c => weights[row, c])]}");
        return figure.Describe($"{title}. Each query attends most: {string.Join(", ", strongest)}.");
    }

    /// <summary>How far the gates of a recurrent cell stand open at each step of a sequence.</summary>
    /// <param name="steps">The input of each step, such as a character or a word.</param>
    /// <param name="gates">For each gate (or unit) its name and its value at each step; gates lie between 0 and 1, candidates between −1 and 1.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">A gate does not have one value for each step.</exception>
    public static Figure GateTimeline(
        IReadOnlyList<string> steps, IReadOnlyList<(string Gate, IReadOnlyList<double> Values)> gates, string title = "Gates over time")
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(gates);
        Check.That(steps.Count > 0 && gates.Count > 0, $"Chart.GateTimeline '{title}': there are {gates.Count} gates and {steps.Count} steps; give at least one of each.");
        double[,] values = new double[gates.Count, steps.Count];
        for (int gate = 0; gate < gates.Count; gate++)
        {
            (string name, IReadOnlyList<double> opening) = gates[gate];
            Check.That(
                opening.Count == steps.Count,
                $"Chart.GateTimeline '{title}': gate '{name}' has {opening.Count} values for {steps.Count} steps; give one for each step.");
            for (int step = 0; step < steps.Count; step++)
            {
                values[gate, step] = opening[step];
            }
        }

        bool signed = values.Cast<double>().Any(v => v < 0);
        string[,]? texts = steps.Count <= 16 ? Grids.Texts(values, v => v.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)) : null;
        return Figure.Of(title, "step (input)", "gate").LabelsX([.. steps.Select(Letters.Token)]).LabelsY([.. gates.Select(g => g.Gate)])
            .Heat("activation", values, signed ? ColourScale.Signed : ColourScale.Blues, signed ? -1 : 0, 1, texts)
            .Size(Math.Clamp(260 + (steps.Count * 44), 640, 1400), Math.Clamp(170 + (gates.Count * 52), 300, 1200));
    }
}

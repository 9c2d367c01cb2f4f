using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>The receiver operating characteristic: true positives against false positives at every threshold, with the area under each curve.</summary>
    /// <param name="models">For each model its name and a score for each example; the higher, the more "positive".</param>
    /// <param name="labels">Whether each example is positive.</param>
    /// <param name="title">Stands above.</param>
    /// <remarks>Source: Fawcett 2006, "An introduction to ROC analysis", algorithm 1; equal scores move together.</remarks>
    /// <exception cref="ArgumentException">Scores do not fit the labels, or only one class occurs.</exception>
    public static Figure Roc(
        IReadOnlyList<(string Name, IReadOnlyList<double> Scores)> models, IReadOnlyList<bool> labels, string title = "ROC curve")
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(labels);
        int positives = labels.Count(l => l), negatives = labels.Count - positives;
        Check.That(
            positives > 0 && negatives > 0,
            $"Chart.Roc '{title}': of {labels.Count} examples {positives} are positive; both kinds are needed for a curve.");
        Figure figure = Figure.Of(title, "false positive rate (share of negatives)", "true positive rate (share of positives)");
        foreach ((string name, IReadOnlyList<double> scores) in models)
        {
            Check.That(
                scores.Count == labels.Count && scores.All(s => !double.IsNaN(s)),
                $"Chart.Roc '{title}': model '{name}' has {scores.Count} scores for {labels.Count} examples, {scores.Count(double.IsNaN)} of them not a number; "
                + "give one number for each example.");
            (double[] x, double[] y) = Curve(scores, labels, positives, negatives);
            double area = x.Zip(x.Skip(1), (a, b) => b - a).Zip(y.Zip(y.Skip(1), (a, b) => (a + b) / 2), (w, h) => w * h).Sum();
            figure = figure.Line($"{name}: area {Numbers.Short(area)}", x, y);
        }

        return figure.Line("guessing: area 0.5", [0, 1], [0, 1]).Size(620, 560);
    }

    // From the highest score to the lowest; each score is a threshold.
    private static (double[] X, double[] Y) Curve(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, int positives, int negatives)
    {
        var x = new List<double> { 0 };
        var y = new List<double> { 0 };
        int hits = 0, alarms = 0;
        foreach (var tied in scores.Zip(labels).GroupBy(p => p.First).OrderByDescending(g => g.Key))
        {
            hits += tied.Count(p => p.Second);
            alarms += tied.Count(p => !p.Second);
            x.Add(alarms / (double)negatives);
            y.Add(hits / (double)positives);
        }

        return ([.. x], [.. y]);
    }
}

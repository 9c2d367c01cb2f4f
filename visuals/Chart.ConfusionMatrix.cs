using System.Globalization;
using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;
using Tutorial.Visuals.Words;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>Which class was taken for which: rows are the true classes, columns the answers; a cell has its count and its share of the row.</summary>
    /// <param name="counts">(classes, classes): row = true class, column = answer.</param>
    /// <param name="classNames">One for each class; 0, 1, 2, … when not given.</param>
    /// <param name="title">Stands above.</param>
    /// <exception cref="ArgumentException">The matrix is not square, names do not fit, or a count is negative.</exception>
    public static Figure ConfusionMatrix(int[,] counts, IReadOnlyList<string>? classNames = null, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(counts);
        int n = counts.GetLength(0);
        Check.That(
            n > 0 && counts.GetLength(1) == n,
            $"Chart.ConfusionMatrix: the counts are ({n}, {counts.GetLength(1)}); give a square matrix with a row and a column for each class.");
        Check.That(
            classNames is null || classNames.Count == n,
            $"Chart.ConfusionMatrix: there are {n} classes and {classNames?.Count} names; give one name for each class.");
        Check.That(
            !counts.Cast<int>().Any(c => c < 0), "Chart.ConfusionMatrix: a count is negative; count how often each answer was given, from 0.");
        IReadOnlyList<string> names = classNames ?? [.. Enumerable.Range(0, n).Select(i => $"{i}")];
        var shares = new double[n, n];
        var texts = new string[n, n];
        for (int row = 0; row < n; row++)
        {
            long total = Enumerable.Range(0, n).Sum(c => (long)counts[row, c]);
            for (int column = 0; column < n; column++)
            {
                // A class that never occurred has no shares.
                shares[row, column] = total == 0 ? double.NaN : counts[row, column] / (double)total;
                string count = counts[row, column].ToString("N0", CultureInfo.InvariantCulture);
                texts[row, column] = total == 0 || n > 6 ? count : $"{count}\n{Numbers.Percent(shares[row, column])}";
            }
        }

        return Figure.Of(title, "answer", "true class").LabelsX(names).LabelsY(names)
            .Heat("share of the true class", shares, ColourScale.Blues, 0, 1, texts)
            .Size(160 + Math.Clamp(n * 70, 480, 900), 150 + Math.Clamp(n * 52, 330, 900))
            .Describe(Confusions(counts, names, title));
    }

    private static string Confusions(int[,] counts, IReadOnlyList<string> names, string title)
    {
        int n = names.Count;
        long all = counts.Cast<int>().Sum(c => (long)c), right = Enumerable.Range(0, n).Sum(i => (long)counts[i, i]);
        var worst = Enumerable.Range(0, n * n).Select(i => (Row: i / n, Column: i % n)).Where(c => c.Row != c.Column && counts[c.Row, c.Column] > 0)
            .OrderByDescending(c => counts[c.Row, c.Column]).Take(3).Select(c => $"{names[c.Row]} taken for {names[c.Column]} {counts[c.Row, c.Column]} times");
        string mistakes = string.Join(", ", worst);
        return $"{title}. {right.ToString("N0", CultureInfo.InvariantCulture)} of {all.ToString("N0", CultureInfo.InvariantCulture)} answers right"
            + (all == 0 ? "." : $" ({Numbers.Percent(right / (double)all)}).")
            + (mistakes.Length > 0 ? $" Most frequent mistakes: {mistakes}." : " No mistakes.");
    }
}

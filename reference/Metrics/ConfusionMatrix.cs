using System.Globalization;
using System.Text;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Metrics;

/// <summary>How often each class was taken for each other: row = true class, column = predicted class.</summary>
/// <remarks>
/// With TP, FP and FN counted for one class: precision = TP/(TP + FP), recall = TP/(TP + FN), F1 = 2 P R/(P + R); a quotient 0/0 counts as 0, as scikit-learn has it.
/// Source:   van Rijsbergen 1979, Information Retrieval, chapter 7.
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts predictions against truths.</summary>
    /// <param name="predicted">Predicted classes.</param>
    /// <param name="actual">True classes, as many.</param>
    /// <param name="classes">Number of classes V.</param>
    /// <exception cref="ArgumentException">The counts differ, or a class is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">classes is below 1.</exception>
    public ConfusionMatrix(IReadOnlyList<int> predicted, IReadOnlyList<int> actual, int classes)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(actual);
        Require.Positive("ConfusionMatrix", classes);
        if (predicted.Count != actual.Count)
        {
            throw new ArgumentException($"ConfusionMatrix: {predicted.Count} predictions for {actual.Count} true classes; give one prediction for each.");
        }
        Classes = classes;
        _counts = new int[classes, classes];
        for (int i = 0; i < actual.Count; i++)
        {
            _counts[Checked(actual[i], i), Checked(predicted[i], i)]++;
        }
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>How often the true class was taken for the predicted one.</summary>
    /// <param name="actual">True class.</param>
    /// <param name="predicted">Predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => _counts[Known(actual), Known(predicted)];

    /// <summary>Number of examples.</summary>
    public int Total => Range().Sum(Support);

    /// <summary>Share of right predictions.</summary>
    public double Accuracy => Share(Range().Sum(c => _counts[c, c]), Total);

    /// <summary>Mean of the classes' F1, each class counting the same.</summary>
    public double MacroF1 => Range().Average(F1);

    /// <summary>Examples that truly are of this class.</summary>
    /// <param name="c">A class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Support(int c) => Range().Sum(predicted => this[c, predicted]);

    /// <summary>Of those predicted to be c, the share that is.</summary>
    /// <param name="c">A class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int c) => Share(this[c, c], Range().Sum(actual => _counts[actual, c]));

    /// <summary>Of those that are c, the share that was found.</summary>
    /// <param name="c">A class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int c) => Share(this[c, c], Support(c));

    /// <summary>Harmonic mean of precision and recall: high only when both are.</summary>
    /// <param name="c">A class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double F1(int c) => Share(2 * Precision(c) * Recall(c), Precision(c) + Recall(c));

    private int Known(int c) => c >= 0 && c < Classes
        ? c
        : throw new ArgumentOutOfRangeException(null, $"ConfusionMatrix: there is no class {c}; they run from 0 to {Classes - 1}.");

    /// <summary>The counts as a table with a head line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("true\\predicted");
        foreach (int c in Range())
        {
            text.Append(CultureInfo.InvariantCulture, $"{c,7}");
        }
        foreach (int actual in Range())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{actual,14}");
            foreach (int predicted in Range())
            {
                text.Append(CultureInfo.InvariantCulture, $"{_counts[actual, predicted],7}");
            }
        }
        return text.ToString();
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private IEnumerable<int> Range() => Enumerable.Range(0, Classes);

    private int Checked(int label, int place) => label >= 0 && label < Classes
        ? label
        : throw new ArgumentException($"ConfusionMatrix: class {label} at place {place} is none of the {Classes} classes; they run from 0 to {Classes - 1}.");
}

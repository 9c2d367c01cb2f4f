using System.Globalization;
using Tutorial.Reference.Display;

namespace Tutorial.Reference.Training;

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">1, 2, 3, …</param>
/// <param name="Values">By name: "loss", each metric, and the same with the prefix "val_" for validation data.</param>
/// <param name="Duration">Time the epoch took, validation included.</param>
public sealed record EpochResult(int Epoch, IReadOnlyDictionary<string, double> Values, TimeSpan Duration)
{
    /// <summary>Mean training loss over the epoch's examples.</summary>
    public double Loss => Values["loss"];
}

/// <summary>The course of a training: one entry an epoch, in order. Keras calls it History.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class TrainingHistory : IShown
{
    private readonly List<EpochResult> _epochs = [];

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>Names of all recorded values: "loss", "accuracy", "val_loss", …</summary>
    public IReadOnlyList<string> Names => [.. _epochs.SelectMany(epoch => epoch.Values.Keys).Distinct()];

    /// <summary>One value over the epochs, ready to draw; NaN where an epoch lacks it.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">No epoch recorded it.</exception>
    public IReadOnlyList<double> this[string name] => Names.Contains(name)
        ? [.. _epochs.Select(epoch => epoch.Values.GetValueOrDefault(name, double.NaN))]
        : throw new ArgumentException($"TrainingHistory: nothing named '{name}' was recorded; there are {string.Join(", ", Names)}.", nameof(name));

    /// <summary>Time of all epochs together.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(_epochs.Sum(epoch => epoch.Duration.Ticks));

    /// <summary>One line an epoch: number and values, without times, so that the same run gives the same text.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        _epochs.Select(epoch => $"epoch {epoch.Epoch}: {string.Join(", ", epoch.Values.Select(value => $"{value.Key} {Number(value.Value)}"))}"));

    string IShown.ToHtml() => HtmlTable.Write(
        ["epoch", .. Names],
        _epochs.Select(epoch => (string[])[Number(epoch.Epoch), .. Names.Select(name => Number(epoch.Values.GetValueOrDefault(name, double.NaN)))]));

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Appends an epoch.</summary>
    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}

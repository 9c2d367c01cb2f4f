using System.Numerics;
using Tutorial.Reference.Training;

namespace Tutorial.Visuals;

/// <summary>A callback that draws one value of a training while it runs: after each batch for training data, after each epoch for validation data.</summary>
/// <remarks>
/// <code>
/// var shown = display("training starts");
/// trainer.Fit(x, y, epochs: 5, callbacks: [new LiveTraining&lt;float&gt;(figure => shown.Update(figure))]);
/// </code>
/// At the end, stopped or not, the last figure holds every point.
/// </remarks>
/// <param name="show">Shows a figure in place of the one before.</param>
/// <param name="value">Which value: "loss", or the name of a metric.</param>
/// <param name="y">Name of the y axis with its unit; the value's name when not given.</param>
/// <param name="title">Stands above.</param>
/// <param name="clock">Tells the time; a test gives its own.</param>
public sealed class LiveTraining<T>(
    Action<Figure> show, string value = "loss", string? y = null, string title = "Training", TimeProvider? clock = null) : Callback<T>, IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private LiveCurve? _curve;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState<T> state) => _curve = new LiveCurve(title, "epoch", y ?? value, show, clock);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Add("training (mean of the epoch so far)", state.Epoch - 1 + ((double)state.Batch / state.Batches), state.Running, value);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Add("validation", state.Epoch, state.History.Epochs[^1].Values, "val_" + value);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingState<T> state) => Dispose();

    /// <summary>Shows the last figure. A second call does nothing.</summary>
    public void Dispose() => _curve?.Dispose();

    private void Add(string series, double x, IReadOnlyDictionary<string, double> values, string name)
    {
        if (values.TryGetValue(name, out double number))
        {
            _curve?.Add(series, x, number);
        }
    }
}

using System.Globalization;
using System.Numerics;
using System.Text;

namespace Tutorial.Reference.Training;

/// <summary>A line of text a training rewrites: bar, loss, metrics, time left.</summary>
/// <example><code>Epoch 2/5 ━━━━━━━━━━━━━━━━──────── 1250/1875  loss 0.1432  accuracy 0.9571  3 s left</code></example>
public sealed class ProgressBar<T> : Callback<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Cells = 24;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter _output;
    private readonly bool _rewrites;
    private readonly TimeProvider _clock;
    private long _started;
    private long _shown;

    /// <summary>A bar on a writer.</summary>
    /// <param name="output">Null: the console.</param>
    /// <param name="rewrites">Whether the line may be rewritten with a carriage return; null: only where the console is a terminal. Otherwise one line an epoch is written.</param>
    /// <param name="clock">Null: the system's.</param>
    public ProgressBar(TextWriter? output = null, bool? rewrites = null, TimeProvider? clock = null)
    {
        _rewrites = rewrites ?? (output is null && !Console.IsOutputRedirected);
        _output = output ?? Console.Out;
        _clock = clock ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingState<T> state) => _started = _clock.GetTimestamp();

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (_rewrites && _clock.GetElapsedTime(_shown) >= s_interval)
        {
            _shown = _clock.GetTimestamp();
            TimeSpan elapsed = _clock.GetElapsedTime(_started);
            double left = elapsed.TotalSeconds * (state.Batches - state.Batch) / state.Batch;
            _output.Write($"\r{Line(state, state.Batch, state.Running, $"{Seconds(left)} left")}   ");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        EpochResult epoch = state.History.Epochs[^1];
        _output.WriteLine($"{(_rewrites ? "\r" : "")}{Line(state, state.Batches, epoch.Values, Seconds(epoch.Duration.TotalSeconds))}{(_rewrites ? "   " : "")}");
    }

    private static string Seconds(double seconds) => seconds < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds)} s");

    private static string Line(TrainingState<T> state, int batch, IReadOnlyDictionary<string, double> values, string time)
    {
        int full = Cells * batch / Math.Max(1, state.Batches);
        StringBuilder line = new($"Epoch {state.Epoch}/{state.Epochs} {new string('━', full)}{new string('─', Cells - full)} {batch}/{state.Batches}");
        foreach ((string name, double value) in values)
        {
            line.Append(CultureInfo.InvariantCulture, $"  {name} {value:0.0000}");
        }
        return line.Append("  ").Append(time).ToString();
    }
}

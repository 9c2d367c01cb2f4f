using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>Ends the training when a value has not become better for a while, and can put the best weights back.</summary>
/// <remarks>
/// Rule:     stops after epoch t when t − t_best ≥ max(1, patience); better means by more than minDelta, and anything is better than NaN.
/// Source:   Prechelt 1998, "Early stopping – but when?"; arguments as in Keras.
/// </remarks>
public sealed class EarlyStopping<T> : Callback<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly string _watched;
    private readonly int _patience;
    private readonly double _minDelta;
    private readonly bool _higherIsBetter;
    private readonly bool _restoreBest;
    private List<T[]> _best = [];
    private int _waited;

    /// <summary>Watches one value of the history.</summary>
    /// <param name="watched">Its name, such as "val_loss".</param>
    /// <param name="patience">Epochs without improvement after which it stops; 0 acts as 1.</param>
    /// <param name="minDelta">What counts as an improvement, in the value's own unit.</param>
    /// <param name="higherIsBetter">True for accuracies; false for losses.</param>
    /// <param name="restoreBest">Whether the weights of the best epoch come back at the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">patience is negative.</exception>
    public EarlyStopping(string watched = "val_loss", int patience = 3, double minDelta = 0, bool higherIsBetter = false, bool restoreBest = true)
    {
        Require.AtLeast("EarlyStopping", 0, patience);
        (_watched, _patience, _minDelta, _higherIsBetter, _restoreBest) = (watched, patience, minDelta, higherIsBetter, restoreBest);
    }

    /// <summary>The epoch with the best value, or 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The best value.</summary>
    public double BestValue { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState<T> state) => (BestEpoch, BestValue, _waited, _best) = (0, double.NaN, 0, []);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No epoch recorded the watched value.</exception>
    public override void OnEpochEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double value = state.History[_watched][^1];
        double gain = _higherIsBetter ? value - BestValue : BestValue - value;
        // After a NaN everything is better.
        if (BestEpoch == 0 || double.IsNaN(BestValue) || gain > _minDelta)
        {
            (BestEpoch, BestValue, _waited) = (state.Epoch, value, 0);
            _best = _restoreBest ? [.. Stored(state).Select(tensor => tensor.ToArray())] : [];
        }
        else if (++_waited >= _patience)
        {
            state.StopRequested = true;
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach ((Tensor<T> tensor, T[] values) in Stored(state).Zip(_best))
        {
            values.CopyTo(tensor.Data);
        }
    }

    private static IEnumerable<Tensor<T>> Stored(TrainingState<T> state)
        => state.Model.Parameters().Concat(state.Model.NamedBuffers().Select(buffer => buffer.Tensor));
}

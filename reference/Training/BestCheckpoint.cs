using System.Numerics;
using Tutorial.Reference.Storage;

namespace Tutorial.Reference.Training;

/// <summary>Saves the model whenever a watched value is the best so far.</summary>
/// <param name="path">The safetensors file.</param>
/// <param name="watched">Name of the value, such as "val_loss".</param>
/// <param name="higherIsBetter">True for accuracies; false for losses.</param>
/// <exception cref="ArgumentException">The path is empty.</exception>
public sealed class BestCheckpoint<T>(string path, string watched = "val_loss", bool higherIsBetter = false) : Callback<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly string _path = path is { Length: > 0 }
        ? path
        : throw new ArgumentException("BestCheckpoint: the path is empty; give the file to save to, such as \"best.safetensors\".");

    /// <summary>The best value so far; NaN before the first epoch.</summary>
    public double BestValue { get; private set; } = double.NaN;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No epoch recorded the watched value.</exception>
    public override void OnEpochEnd(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double value = state.History[watched][^1];
        if (double.IsNaN(BestValue) || (higherIsBetter ? value > BestValue : value < BestValue))
        {
            BestValue = value;
            state.Model.Save(_path);
        }
    }
}

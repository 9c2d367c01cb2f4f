using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Optimizers;

namespace Tutorial.Reference.Training;

/// <summary>Where a training stands; handed to every callback.</summary>
/// <param name="Model">What is trained.</param>
/// <param name="Optimizer">What updates it.</param>
/// <param name="History">The epochs so far.</param>
/// <param name="Epochs">How many epochs are planned.</param>
/// <param name="Batches">How many batches an epoch has.</param>
public sealed record TrainingState<T>(Layer<T> Model, Optimizer<T> Optimizer, TrainingHistory History, int Epochs, int Batches)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The running epoch: 1, 2, 3, …</summary>
    public int Epoch { get; internal set; }

    /// <summary>Batches done in this epoch.</summary>
    public int Batch { get; internal set; }

    /// <summary>Mean values over this epoch's batches so far, by name.</summary>
    public IReadOnlyDictionary<string, double> Running { get; internal set; } = new Dictionary<string, double>();

    /// <summary>A callback sets it to end the training after this epoch.</summary>
    public bool StopRequested { get; set; }
}

/// <summary>Something that happens alongside a training: a progress bar, early stopping, a schedule. Override what is needed.</summary>
public abstract class Callback<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Before the first epoch.</summary>
    /// <param name="state">Where the training stands.</param>
    public virtual void OnTrainBegin(TrainingState<T> state)
    {
    }

    /// <summary>Before an epoch's first batch.</summary>
    /// <param name="state">Where the training stands.</param>
    public virtual void OnEpochBegin(TrainingState<T> state)
    {
    }

    /// <summary>After each update of the weights.</summary>
    /// <param name="state">Where the training stands.</param>
    public virtual void OnBatchEnd(TrainingState<T> state)
    {
    }

    /// <summary>After an epoch, its result last in the history.</summary>
    /// <param name="state">Where the training stands.</param>
    public virtual void OnEpochEnd(TrainingState<T> state)
    {
    }

    /// <summary>After the last epoch, also when the training was stopped or failed.</summary>
    /// <param name="state">Where the training stands.</param>
    public virtual void OnTrainEnd(TrainingState<T> state)
    {
    }
}

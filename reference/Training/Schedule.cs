using System.Numerics;

namespace Tutorial.Reference.Training;

/// <summary>Sets the learning rate before each epoch from any function of the epoch.</summary>
/// <param name="rate">Learning rate in epoch 0, 1, 2, …: counted from 0, as formulas such as 1e-3·10^(epoch/20) have it.</param>
public sealed class Schedule<T>(Func<int, double> rate) : Callback<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The rate is negative, infinite or NaN.</exception>
    public override void OnEpochBegin(TrainingState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Optimizer.LearningRate = rate(state.Epoch - 1);
    }
}

using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>Running a model without learning.</summary>
public static class Prediction
{
    /// <summary>The model's outputs for all inputs, in evaluation mode and without a graph, as a plain tensor.</summary>
    /// <param name="model">Any layer.</param>
    /// <param name="x">Inputs, (N, …) with N ≥ 1.</param>
    /// <param name="batchSize">Examples at a time.</param>
    /// <exception cref="ShapeException">There is no example, or the inputs do not fit the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">batchSize is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Step"/> is open on this thread.</exception>
    public static Tensor<T> Of<T>(Layer<T> model, Tensor<T> x, int batchSize = 256)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank == 0 || x.Shape[0] == 0)
        {
            throw new ShapeException($"Predict: the inputs {x.Shape} hold no example; the first axis counts examples and must be at least 1.");
        }
        model.Evaluate();
        Tensor<T>? all = null;
        int row = 0;
        foreach (Batch<T> batch in new BatchLoader<T>(x, x, batchSize).Epoch())
        {
            StopSignal.ThrowIfRequested();
            using IDisposable off = Gradients.Off();
            using Step step = Step.Begin();
            Tensor<T> output = model.Forward(batch.X);
            all ??= Tensor<T>.Zeros([x.Shape[0], .. output.Shape.Sizes[1..]]);
            output.Data.CopyTo(all.Data[(row * (all.Length / x.Shape[0]))..]);
            row += batch.X.Shape[0];
        }
        return all!;
    }
}

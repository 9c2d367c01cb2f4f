using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>Training as a method of the model.</summary>
public static class ModelTraining
{
    /// <summary>Ties the model to an optimizer, a loss and metrics; Keras' compile.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">Holds the model's parameters.</param>
    /// <param name="loss">Loss of a batch.</param>
    /// <param name="metrics">Named numbers to report beside the loss.</param>
    /// <example><code>
    /// Trainer&lt;float&gt; trainer = model.Compile(Adam(model.Parameters()), CrossEntropyLoss(), ("accuracy", Metric.Accuracy));
    /// TrainingHistory history = trainer.Fit(x, y, epochs: 5, callbacks: [new ProgressBar&lt;float&gt;()]);
    /// </code></example>
    public static Trainer<T> Compile<T>(
        this Layer<T> model, Optimizer<T> optimizer, Loss<T> loss, params (string Name, Criterion<T, double> Metric)[] metrics)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(loss);
        return new Trainer<T>(model, optimizer, loss.Forward, metrics);
    }

    /// <summary>The same with a loss of one's own: any function of predictions and targets that gives one number.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">Holds the model's parameters.</param>
    /// <param name="loss">Takes predictions and targets of a batch.</param>
    /// <param name="metrics">Named numbers to report beside the loss.</param>
    public static Trainer<T> Compile<T>(
        this Layer<T> model, Optimizer<T> optimizer, Criterion<T, Tensor<T>> loss, params (string Name, Criterion<T, double> Metric)[] metrics)
        where T : unmanaged, IFloatingPointIeee754<T>
        => new(model, optimizer, loss, metrics);

    /// <summary>The model's outputs for all inputs, in evaluation mode and without a graph.</summary>
    /// <param name="model">Any layer.</param>
    /// <param name="x">Inputs, (N, …).</param>
    /// <exception cref="ShapeException">There is no example, or the inputs do not fit the model.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Step"/> is open on this thread.</exception>
    public static Tensor<T> Predict<T>(this Layer<T> model, Tensor<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Prediction.Of(model, x);
}

using System.Diagnostics;
using System.Numerics;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Training;

/// <summary>A loss or metric: a number for predictions and their targets, averaged over the batch.</summary>
/// <param name="prediction">The model's output, (N, …).</param>
/// <param name="target">What it should be; class numbers are whole numbers in (N,).</param>
public delegate TResult Criterion<T, out TResult>(Tensor<T> prediction, Tensor<T> target)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>Keras' way of training: <c>model.Compile(optimizer, loss, metrics)</c>, then Fit, Evaluate, Predict.</summary>
/// <remarks>
/// PyTorch's way, the open loop, needs nothing from here: begin a <see cref="Step"/>, forward, <c>Backward()</c>, <c>optimizer.Step()</c>.
/// <see cref="Fit"/> is that loop with the bookkeeping around it. Same seed, same numbers: batches are drawn from the given stream only.
/// </remarks>
public sealed class Trainer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Layer<T> _model;
    private readonly Optimizer<T> _optimizer;
    private readonly Criterion<T, Tensor<T>> _loss;
    private readonly (string Name, Criterion<T, double> Metric)[] _metrics;

    /// <summary>Ties model, optimizer, loss and metrics together.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">Holds the model's parameters.</param>
    /// <param name="loss">Loss of a batch: from predictions and targets to a tensor with one element.</param>
    /// <param name="metrics">Named numbers to report beside the loss.</param>
    public Trainer(Layer<T> model, Optimizer<T> optimizer, Criterion<T, Tensor<T>> loss, params (string Name, Criterion<T, double> Metric)[] metrics)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _optimizer, _loss, _metrics) = (model, optimizer, loss, metrics);
    }

    /// <summary>Called after Backward and before the update, with the model: the place for clipping and penalties.</summary>
    public Action<Layer<T>>? BeforeUpdate { get; init; }

    /// <summary>Trains for some epochs and returns the course.</summary>
    /// <param name="x">Inputs, (N, …).</param>
    /// <param name="y">Targets, (N, …).</param>
    /// <param name="epochs">Passes over the data.</param>
    /// <param name="batchSize">Examples an update.</param>
    /// <param name="validation">Data that are measured after each epoch, as "val_loss" and so on; never learnt from.</param>
    /// <param name="callbacks">What happens alongside, in this order.</param>
    /// <param name="shuffle">Stream for the order of examples; null: a stream of seed 0.</param>
    /// <param name="augment">Changes each training batch's inputs in place; null: nothing.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or the notebook's Stop was pressed; the weights are those of the last whole update.</exception>
    /// <exception cref="ShapeException">x and y do not have the same number of examples, or do not fit the model or the loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">epochs or batchSize is below 1.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Step"/> is open on this thread.</exception>
    public TrainingHistory Fit(
        Tensor<T> x, Tensor<T> y, int epochs = 1, int batchSize = 32, (Tensor<T> X, Tensor<T> Y)? validation = null,
        IEnumerable<Callback<T>>? callbacks = null, RandomSource? shuffle = null, Action<Tensor<T>>? augment = null, CancellationToken cancellation = default)
    {
        Require.Positive("Trainer.Fit", epochs);
        BatchLoader<T> loader = new(x, y, batchSize, shuffle ?? new RandomSource(0));
        TrainingState<T> state = new(_model, _optimizer, new TrainingHistory(), epochs, loader.Batches);
        Callback<T>[] all = [.. callbacks ?? []];
        Array.ForEach(all, callback => callback.OnTrainBegin(state));
        try
        {
            while (state.Epoch < epochs && !state.StopRequested)
            {
                RunEpoch(state, loader, validation, batchSize, all, augment, cancellation);
            }
        }
        finally
        {
            _model.Evaluate();
            Array.ForEach(all, callback => callback.OnTrainEnd(state));
        }
        return state.History;
    }

    /// <summary>Loss and metrics on data, with dropout off: "loss" and each metric's name.</summary>
    /// <param name="x">Inputs, (N, …).</param>
    /// <param name="y">Targets, (N, …).</param>
    /// <param name="batchSize">Examples at a time; changes memory, not the result beyond rounding.</param>
    /// <exception cref="ShapeException">x and y do not have the same number of examples, or do not fit the model or the loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">batchSize is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Step"/> is open on this thread.</exception>
    public IReadOnlyDictionary<string, double> Evaluate(Tensor<T> x, Tensor<T> y, int batchSize = 256)
    {
        _model.Evaluate();
        Means means = new();
        foreach (Batch<T> batch in new BatchLoader<T>(x, y, batchSize).Epoch())
        {
            StopSignal.ThrowIfRequested();
            using IDisposable off = Gradients.Off();
            using Step step = Step.Begin();
            Tensor<T> prediction = _model.Forward(batch.X);
            Measure(means, prediction, batch, _loss(prediction, batch.Y).Item());
        }
        return means.Values;
    }

    /// <summary>The model's outputs for all inputs, with dropout off, as a plain tensor.</summary>
    /// <param name="x">Inputs, (N, …).</param>
    /// <param name="batchSize">Examples at a time.</param>
    /// <exception cref="ShapeException">There is no example, or the inputs do not fit the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">batchSize is below 1.</exception>
    /// <exception cref="OperationCanceledException">The notebook's Stop was pressed.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Step"/> is open on this thread.</exception>
    public Tensor<T> Predict(Tensor<T> x, int batchSize = 256) => Prediction.Of(_model, x, batchSize);

    private void RunEpoch(
        TrainingState<T> state, BatchLoader<T> loader, (Tensor<T> X, Tensor<T> Y)? validation, int batchSize,
        Callback<T>[] callbacks, Action<Tensor<T>>? augment, CancellationToken cancellation)
    {
        (state.Epoch, state.Batch) = (state.Epoch + 1, 0);
        Array.ForEach(callbacks, callback => callback.OnEpochBegin(state));
        long started = Stopwatch.GetTimestamp();
        Means means = new();
        _model.Train();
        foreach (Batch<T> batch in loader.Epoch())
        {
            cancellation.ThrowIfCancellationRequested();
            StopSignal.ThrowIfRequested();
            augment?.Invoke(batch.X);
            Update(means, batch);
            state.Batch++;
            state.Running = means.Values;
            Array.ForEach(callbacks, callback => callback.OnBatchEnd(state));
        }
        Dictionary<string, double> values = new(means.Values);
        if (validation is { } held)
        {
            foreach ((string name, double value) in Evaluate(held.X, held.Y, Math.Max(batchSize, 256)))
            {
                values[$"val_{name}"] = value;
            }
        }
        state.History.Add(new EpochResult(state.Epoch, values, Stopwatch.GetElapsedTime(started)));
        Array.ForEach(callbacks, callback => callback.OnEpochEnd(state));
    }

    /// <summary>The heart of it: forward, loss, backward, update.</summary>
    private void Update(Means means, Batch<T> batch)
    {
        using Step step = Step.Begin();
        _optimizer.ZeroGrad();
        Tensor<T> prediction = _model.Forward(batch.X);
        Tensor<T> loss = _loss(prediction, batch.Y);
        loss.Backward();
        BeforeUpdate?.Invoke(_model);
        _optimizer.Step();
        Measure(means, prediction, batch, loss.Item());
    }

    private void Measure(Means means, Tensor<T> prediction, Batch<T> batch, double loss)
    {
        int examples = batch.X.Shape[0];
        means.Add("loss", loss, examples);
        foreach ((string name, Criterion<T, double> metric) in _metrics)
        {
            means.Add(name, metric(prediction, batch.Y), examples);
        }
    }
}

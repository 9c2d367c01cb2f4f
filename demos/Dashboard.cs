using Tutorial.Datasets;
using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Initialisers;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>A training as it runs, with everything one looks at when it goes wrong; presets that break it on purpose.</summary>
public sealed class Dashboard(Values values) : Demonstration
{
    private const int BatchSize = 32;

    private readonly string _preset = values.Text("preset");
    private (Dataset Train, Dataset Validation) _data;
    private Sequential<float> _model = null!;
    private Optimizer<float> _optimizer = null!;
    private RandomSource _order = null!;
    private Queue<int[]> _batches = new();
    private DashboardMeasures _measures = null!;

    /// <inheritdoc/>
    public override int LastStep => 4000;

    /// <inheritdoc/>
    public override string Data => DashboardData.ToCsv(_data.Train ?? DashboardData.Make(values).Train);

    /// <summary>Data, a net with two hidden layers, and the one thing that the preset breaks.</summary>
    public override void Begin()
    {
        if (_data.Train is null)
        {
            _data = DashboardData.Make(values);
        }

        Seed(values.Seed);
        int classes = _data.Train.ClassNames.Count, units = values.Whole("units");
        Linear<float> first = Linear(_data.Train.Inputs.Shape[1], units), second = Linear(units, 32), last = Linear(32, classes);
        foreach (Linear<float> layer in _preset == "all weights zero" ? [first, second, last] : Array.Empty<Linear<float>>())
        {
            Initialise.Constant(layer.Weight);
            Initialise.Constant(layer.Bias!);
        }

        if (_preset == "dead units")
        {
            Initialise.Constant(first.Bias!, -10);
        }

        _model = Sequential(first, Relu(), second, Relu(), last);
        double rate = values.Number("rate") * _preset switch { "rate far too high" => 300, "rate far too low" => 0.003, _ => 1 };
        _optimizer = Adam(_model.Parameters(), rate);
        _order = new RandomSource(values.Seed);
        _batches.Clear();
        _measures = new DashboardMeasures(_model, _data.Validation, classes);
        _measures.Add(Loss(_data.Validation).Item(), Loss);
    }

    /// <summary>One batch: forward, backward, update.</summary>
    public override void Next()
    {
        if (_batches.Count == 0)
        {
            _batches = new Queue<int[]>(Order().Chunk(BatchSize));
        }

        Dataset batch = _data.Train.Choose(_batches.Dequeue());
        double lossNow;
        using (Step.Begin())
        {
            _optimizer.ZeroGrad();
            Tensor loss = Loss(batch);
            loss.Backward();
            _optimizer.Step();
            lossNow = loss.Item();
        }

        _measures.Add(lossNow, Loss);
    }

    /// <inheritdoc/>
    public override Frame Draw() => _measures.Draw();

    // "Softmax twice" is the classic bug: the loss wants logits and gets probabilities, so it can never fall far.
    private Tensor Loss(Dataset part)
    {
        Tensor answers = _model.Forward(part.Inputs);
        return (_preset == "softmax twice" ? answers.Softmax() : answers).CrossEntropy(part.Labels);
    }

    // "No shuffling" shows one class after the other, so each batch pulls the net towards its own class.
    private int[] Order() => _preset == "no shuffling"
        ? [.. Enumerable.Range(0, _data.Train.Count).OrderBy(i => _data.Train.Targets[i])]
        : _order.Permutation(_data.Train.Count);
}

using Tutorial.Datasets;
using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>A network learns a boundary between two classes of points in the plane.</summary>
public sealed class Boundary(Values values) : Demonstration
{
    private const int BatchSize = 16, Grid = 40;

    private readonly (Dataset Train, Dataset Held) _points = PlanePoints.Make(values);
    private Sequential<float> _model = null!;
    private Optimizer<float> _optimizer = null!;
    private RandomSource _order = null!;
    private History _trainLoss = null!, _heldLoss = null!;

    /// <inheritdoc/>
    public override string Data => PlanePoints.ToCsv(_points);

    /// <summary>New weights, drawn by the seed.</summary>
    public override void Begin()
    {
        Seed(values.Seed);
        _order = new RandomSource(values.Seed);
        List<Layer<float>> layers = [];
        int width = 2;
        for (int i = 0; i < values.Whole("layers"); i++)
        {
            layers.Add(Linear(width, width = values.Whole("units")));
            layers.Add(values.Text("activation") switch { "tanh" => Tanh(), "relu" => Relu(), _ => Sigmoid() });
        }

        // One output, the logit of class 1: its sign is the answer, and 0 is the boundary.
        layers.Add(Linear(width, 1));
        _model = Sequential([.. layers]);
        (double rate, double decay) = (values.Number("rate"), values.Number("decay"));
        _optimizer = values.Text("optimizer") switch
        {
            "adam" => AdamW(_model.Parameters(), rate, weightDecay: decay),
            "momentum" => Sgd(_model.Parameters(), rate, momentum: 0.9, weightDecay: decay),
            _ => Sgd(_model.Parameters(), rate, weightDecay: decay),
        };
        (_trainLoss, _heldLoss) = (new History("training"), new History("held back"));
        Measure();
    }

    /// <summary>One pass over all points, in batches of 16, in a new order.</summary>
    public override void Next()
    {
        foreach (int[] batch in _order.Permutation(_points.Train.Count).Chunk(BatchSize))
        {
            Dataset part = _points.Train.Choose(batch);
            using (Step.Begin())
            {
                _optimizer.ZeroGrad();
                Loss(part).Backward();
                _optimizer.Step();
            }
        }

        Measure();
    }

    /// <inheritdoc/>
    public override Frame Draw()
    {
        double right = Accuracy(_points.Train), rightHeld = Accuracy(_points.Held);
        return new Frame(
            FormattableString.Invariant($"{right:0 %} of the training points are on their side of the boundary, {rightHeld:0 %} of those held back."),
            PlanePoints.Draw(_points, Grid, at => _model.Forward(at).Sigmoid()),
            new Curves("Loss", "Binary cross-entropy after each pass", new Axis("pass", 0, 0), new Axis("cross-entropy (nats)", 0, 0), _trainLoss.ToPath(), _heldLoss.ToPath()),
            PlanePoints.HiddenUnits(_model, PlanePoints.Reach(_points)));
    }

    private Tensor Loss(Dataset part) => _model.Forward(part.Inputs).Reshape(part.Count).BinaryCrossEntropyWithLogits(part.Targets).Mean();

    private double Accuracy(Dataset part)
    {
        float[] logits = _model.Forward(part.Inputs).ToArray();
        return logits.Zip(part.Labels).Count(pair => pair.First > 0 == (pair.Second == 1)) / (double)part.Count;
    }

    private void Measure()
    {
        _trainLoss.Add(Loss(_points.Train).Item());
        _heldLoss.Add(Loss(_points.Held).Item());
    }
}

using System.Numerics.Tensors;
using Tutorial.Datasets;
using Tutorial.Demos.Pictures;
using Tutorial.Reference.Layers;
using Axis = Tutorial.Demos.Pictures.Axis;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>What is measured of a training after each batch, and how it looks.</summary>
internal sealed class DashboardMeasures
{
    private const int TileSide = 14, Tiles = 12;

    private readonly Sequential<float> _model;
    private readonly Dataset _validation;
    private readonly double _guessing;
    private readonly Linear<float>[] _layers;
    private readonly History _loss = new("training batch"), _validationLoss = new("validation"), _guess = new("guessing"), _right = new("validation");
    private readonly History[] _gradients;

    public DashboardMeasures(Sequential<float> model, Dataset validation, int classes)
    {
        (_model, _validation, _guessing) = (model, validation, Math.Log(classes));
        _layers = [.. model.Children.Select(child => child.Layer).OfType<Linear<float>>()];
        _gradients = [.. _layers.Select((_, i) => new History($"layer {i + 1}"))];
    }

    /// <summary>Measures after a batch.</summary>
    public void Add(double loss, Func<Dataset, Tensor> lossOf)
    {
        _loss.Add(loss);
        _validationLoss.Add(lossOf(_validation).Item());
        _guess.Add(_guessing);
        _right.Add(Accuracy());
        foreach ((Linear<float> layer, History gradient) in _layers.Zip(_gradients))
        {
            gradient.Add(Math.Log10(Math.Max(1e-12, Norm(layer.Weight.Grad))));
        }
    }

    /// <summary>The dashboard.</summary>
    public Frame Draw()
    {
        double[] dead = DeadShares();
        string trouble = !double.IsFinite(_loss.Last) ? " The loss is no number any more." : dead.Max() > 0.5 ? FormattableString.Invariant($" {dead.Max():0 %} of a layer's units answer 0 to everything.") : "";
        return new Frame(
            FormattableString.Invariant($"Loss {_loss.Last:0.000} on this batch, {_validationLoss.Last:0.000} on validation; guessing has {_guessing:0.000}. {_right.Last:0 %} of validation are right.{trouble}"),
            new Curves("Loss", "Cross-entropy after each batch", new Axis("batch", 0, 0), new Axis("cross-entropy (nats)", 0, 0), _loss.ToPath(), _validationLoss.ToPath(), _guess.ToPath()),
            new Curves("Accuracy", "Share of validation examples answered rightly", new Axis("batch", 0, 0), new Axis("share right", 0, 1), _right.ToPath()),
            new Curves("Gradients", "Logarithm of the gradient's length in each layer", new Axis("batch", 0, 0), new Axis("log₁₀ length", 0, 0), [.. _gradients.Select(gradient => gradient.ToPath())]),
            WeightTiles(),
            new Table(
                "Layers", "Length of weights and gradients, and share of units that answer 0 to every validation example", ["layer", "weights", "gradient", "dead units"],
                [.. _layers.Select((layer, i) => new[] { layer.Description, $"{Norm(layer.Weight):0.00}", $"{Norm(layer.Weight.Grad):0.0000}", i < dead.Length ? $"{dead[i]:0 %}" : "" })]));
    }

    // A unit is dead when ReLU gives 0 for every example: no gradient reaches its weights any more.
    private double[] DeadShares()
    {
        List<double> shares = [];
        Tensor x = _validation.Inputs;
        foreach ((_, Layer<float> layer) in _model.Children)
        {
            x = layer.Forward(x);
            if (layer is Activation<float>)
            {
                float[] answers = x.ToArray();
                int units = x.Shape[1], alive = Enumerable.Range(0, units).Count(unit => Enumerable.Range(0, x.Shape[0]).Any(row => answers[(row * units) + unit] > 0));
                shares.Add(1 - (alive / (double)units));
            }
        }

        return [.. shares];
    }

    // Images of the weights into single units: what each of them looks for. Only where the inputs are images of 28 × 28.
    private Tiles? WeightTiles()
    {
        Tensor w = _layers[0].Weight;
        if (w.Shape[1] != 784)
        {
            return null;
        }

        double[][] tiles = [.. Enumerable.Range(0, Math.Min(Tiles, w.Shape[0])).Select(unit => Enumerable.Range(0, TileSide * TileSide).Select(i => Mean(w, unit, TileSide - 1 - (i / TileSide), i % TileSide)).ToArray())];
        double most = Math.Max(0.02, tiles.Max(tile => tile.Max(value => double.IsFinite(value) ? Math.Abs(value) : 0)));
        return new Tiles("What the first units look for", "Weights into single units of the first layer, as images", [.. tiles.Select((_, i) => $"unit {i + 1}")], TileSide, tiles, new Axis("weight", -most, most));
    }

    private static double Mean(Tensor w, int unit, int row, int column)
    {
        double At(int down, int right) => w[unit, (((2 * row) + down) * 28) + (2 * column) + right];
        return Math.Round((At(0, 0) + At(0, 1) + At(1, 0) + At(1, 1)) / 4, 4);
    }

    private double Accuracy()
    {
        Tensor answers = _model.Forward(_validation.Inputs);
        int classes = answers.Shape[1];
        float[] all = answers.ToArray();
        return Enumerable.Range(0, _validation.Count).Count(i => Array.IndexOf(all, all[(i * classes)..((i + 1) * classes)].Max(), i * classes) - (i * classes) == (int)_validation.Targets[i]) / (double)_validation.Count;
    }

    private static double Norm(Tensor? tensor) => tensor is null ? 0 : TensorPrimitives.Norm<float>(tensor.Data);
}

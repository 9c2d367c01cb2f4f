using Tutorial.Datasets;
using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Operations;
using Axis = Tutorial.Demos.Pictures.Axis;
using Tensor = Tutorial.Reference.Tensors.Tensor<double>;

namespace Tutorial.Demos;

/// <summary>One neuron with two inputs learns from one example after the other.</summary>
public sealed class Neuron(Values values) : Demonstration
{
    private readonly double[][] _examples = Examples(values);
    private readonly string _activation = values.Text("activation");
    private Tensor _w1 = null!, _w2 = null!, _b = null!;
    private History _losses = null!;
    private int _turn;

    /// <inheritdoc/>
    public override int LastStep => 3000;

    /// <inheritdoc/>
    public override string Data => string.Join('\n', _examples.Select(row => FormattableString.Invariant($"{row[0]},{row[1]},{row[2]}")));

    private double[] Example => _examples[_turn % _examples.Length];

    /// <summary>The weights that were chosen.</summary>
    public override void Begin()
    {
        (_w1, _w2, _b) = (Tensor.Scalar(values.Number("w1")).Learn(), Tensor.Scalar(values.Number("w2")).Learn(), Tensor.Scalar(values.Number("b")).Learn());
        _turn = 0;
        _losses = new History("mean loss");
        _losses.Add(MeanLoss());
    }

    /// <summary>Learns from the example that is shown, and turns to the next.</summary>
    public override void Next()
    {
        (double dw1, double dw2, double db) = Change();
        (_w1.Data[0], _w2.Data[0], _b.Data[0]) = (_w1.Item() + dw1, _w2.Item() + dw2, _b.Item() + db);
        _turn++;
        _losses.Add(MeanLoss());
    }

    /// <inheritdoc/>
    public override Frame Draw()
    {
        (double x1, double x2, double wanted) = (Example[0], Example[1], Example[2]);
        double z = Sum(Tensor.Scalar(x1), Tensor.Scalar(x2)).Item(), a = Activate(Tensor.Scalar(z)).Item(), slope = Slopes(Tensor.Scalar(z))[0];
        (double dw1, double dw2, double db) = Change();
        int right = _examples.Count(row => (Activate(Sum(Tensor.Scalar(row[0]), Tensor.Scalar(row[1]))).Item() > 0.5) == (row[2] > 0.5));
        string[] Row(string name, double x, Tensor w, double change) => [name, $"{x:0.###}", $"{w.Item():0.000}", $"{x * w.Item():0.000}", $"{change:+0.0000;−0.0000;0}"];
        return new Frame(
            FormattableString.Invariant($"The sum is {z:0.000} and the neuron answers {a:0.000}; wanted is {wanted:0.###}. {right} of {_examples.Length} are on the right side."),
            new Table(
                "This example", "Inputs, weights and their products, and how the weights will change", ["part", "input", "weight", "product", "change"],
                [
                    Row("x₁", x1, _w1, dw1), Row("x₂", x2, _w2, dw2), Row("bias", 1, _b, db),
                    ["sum z", "", "", $"{z:0.000}", ""], ["answer a", "", "", $"{a:0.000}", ""], ["wanted t", "", "", $"{wanted:0.###}", ""], ["slope a′(z)", "", "", $"{slope:0.000}", ""],
                ]),
            NeuronPictures.Bend(_activation, Activate, Slopes, z, a, wanted),
            NeuronPictures.Map(_examples, Example, (xs, ys) => Activate(Sum(xs, ys))),
            new Curves("Loss over all examples", "Mean of half the squared error, step by step", new Axis("step", 0, 0), new Axis("loss", 0, 0), _losses.ToPath()));
    }

    private Tensor Sum(Tensor x1, Tensor x2) => (_w1 * x1) + (_w2 * x2) + _b;

    private Tensor Activate(Tensor z) => _activation switch
    {
        "sigmoid" => z.Sigmoid(),
        "tanh" => z.Tanh(),
        "relu" => z.Relu(),
        "leaky relu" => z.LeakyRelu(0.1),
        "gelu" => z.Gelu(),
        _ => Tensor.From([.. z.ToArray().Select(value => value > 0 ? 1.0 : 0.0)], z.Shape),
    };

    // The derivative of the activation at each z. A threshold is flat everywhere.
    private double[] Slopes(Tensor z)
    {
        if (_activation == "threshold")
        {
            return new double[z.Length];
        }

        z = z.Keep().Learn();
        Activate(z).Sum().Backward();
        return z.Grad!.ToArray();
    }

    // Against the gradient of ½ (a − t)²; a threshold has none, so there it is Rosenblatt's rule, which leaves a′ out.
    private (double W1, double W2, double B) Change()
    {
        (double x1, double x2, double wanted, double rate) = (Example[0], Example[1], Example[2], values.Number("rate"));
        Tensor z = Sum(Tensor.Scalar(x1), Tensor.Scalar(x2));
        double a = Activate(z).Item(), slope = _activation == "threshold" ? 1 : Slopes(z)[0];
        double down = rate * (wanted - a) * slope;
        return (down * x1, down * x2, down);
    }

    private double MeanLoss() => _examples.Average(row => Math.Pow(Activate(Sum(Tensor.Scalar(row[0]), Tensor.Scalar(row[1]))).Item() - row[2], 2) / 2);

    private static double[][] Examples(Values values) => values.Text("data").Trim().Length > 0
        ? OwnData.Rows(values.Text("data"), 3, "x₁, x₂ and what is wanted")
        : Rows(values.Text("examples") switch { "and" => Generate.And(), "or" => Generate.Or(), "xor" => Generate.Xor(), _ => Generate.Blobs(40, seed: values.Seed) });

    private static double[][] Rows(Dataset set) => [.. Enumerable.Range(0, set.Count).Select(i => new[] { Math.Round(set.Inputs[i, 0], 3), Math.Round(set.Inputs[i, 1], 3), set.Targets[i] })];
}

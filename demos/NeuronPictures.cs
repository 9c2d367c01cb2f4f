using Tutorial.Demos.Pictures;
using Axis = Tutorial.Demos.Pictures.Axis;
using Path = Tutorial.Demos.Pictures.Path;
using Tensor = Tutorial.Reference.Tensors.Tensor<double>;

namespace Tutorial.Demos;

/// <summary>How the demonstration of one neuron looks.</summary>
internal static class NeuronPictures
{
    private const int Points = 61, Grid = 24;
    private const double Widest = 6;

    /// <summary>The activation and its slope over z, with the place of this example.</summary>
    public static Plane Bend(string name, Func<Tensor, Tensor> activate, Func<Tensor, double[]> slopes, double z, double a, double wanted)
    {
        double[] zs = [.. Enumerable.Range(0, Points).Select(i => Math.Round(Widest * ((2.0 * i / (Points - 1)) - 1), 3))];
        Tensor along = Tensor.From(zs);
        return new Plane("The activation bends the sum", $"The function {name} and its slope over z, with this example on it", new Axis("sum z", -Widest, Widest), new Axis("a", -1.25, 2.5))
        {
            Paths = [new Path($"a = {name}(z)", zs, activate(along).ToArray()), new Path("slope a′(z)", zs, slopes(along))],
            Marks = [new Mark(Math.Clamp(z, -Widest, Widest), Math.Clamp(a, -1.25, 2.5), wanted > 0.5 ? 1 : 0, "now")],
        };
    }

    /// <summary>What the neuron answers everywhere, and the examples.</summary>
    public static Plane Map(double[][] examples, double[] now, Func<Tensor, Tensor, Tensor> answer)
    {
        double far = Math.Max(1.5, Math.Ceiling(examples.Max(row => Math.Max(Math.Abs(row[0]), Math.Abs(row[1]))) * 1.2 * 2) / 2);
        double Place(int i) => far * ((2.0 * i / (Grid - 1)) - 1);
        Tensor xs = Tensor.From([.. Enumerable.Range(0, Grid * Grid).Select(i => Place(i % Grid))]);
        Tensor ys = Tensor.From([.. Enumerable.Range(0, Grid * Grid).Select(i => Place(i / Grid))]);
        IEnumerable<Mark> all = examples.Select(row => new Mark(row[0], row[1], row[2] > 0.5 ? 1 : 0));
        return new Plane("What it answers everywhere", "The plane of inputs, coloured by the neuron's answer, with the examples", new Axis("x₁", -far, far), new Axis("x₂", -far, far))
        {
            Field = [.. answer(xs, ys).ToArray().Select(value => Math.Round(value, 3)).Chunk(Grid)],
            FieldName = "answer",
            Colours = new Axis("answer", 0, 1),
            Levels = [0.5],
            Marks = [.. all, new Mark(now[0], now[1], now[2] > 0.5 ? 1 : 0, "now")],
        };
    }
}

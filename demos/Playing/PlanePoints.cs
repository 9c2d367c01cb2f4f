using Tutorial.Datasets;
using Tutorial.Demos.Pictures;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Axis = Tutorial.Demos.Pictures.Axis;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos.Playing;

/// <summary>Points of two classes in the plane: drawn by the kit or painted by hand, and how they look.</summary>
internal static class PlanePoints
{
    private const int Count = 200;

    // With fewer points than this every one is needed to learn from.
    private const int FewestToHold = 20;

    /// <summary>The points to learn from and those held back (a quarter; all of them, when there are few).</summary>
    public static (Dataset Train, Dataset Held) Make(Values values)
    {
        Dataset all = values.Text("data").Trim().Length > 0 ? Painted(values.Text("data")) : Drawn(values.Text("data-set"), values.Number("noise"), values.Seed);
        return all.Count >= FewestToHold ? all.Split(0.25, values.Seed) : (all, all);
    }

    /// <summary>The plane with what a model answers everywhere, and the points on it.</summary>
    /// <param name="points">What is drawn on it.</param>
    /// <param name="grid">Numbers of the field along each side.</param>
    /// <param name="answer">(N, 2) → (N, 1), the probability of class 1.</param>
    public static Plane Draw((Dataset Train, Dataset Held) points, int grid, Func<Tensor, Tensor> answer)
    {
        double reach = Reach(points);
        float[] field = answer(GridPoints(grid, reach)).ToArray();
        IEnumerable<Mark> held = points.Held == points.Train ? [] : Marks(points.Held, "open");
        return new Plane(
            "What the network answers", "The plane, coloured by the probability of class 1, with the points of both classes",
            new Axis("x", -reach, reach), new Axis("y", -reach, reach))
        {
            Field = [.. field.Select(value => Math.Round(value, 3)).Chunk(grid)],
            FieldName = "probability of class 1",
            Colours = new Axis("probability of class 1", 0, 1),
            Levels = [0.5],
            Marks = [.. Marks(points.Train, "full"), .. held],
            Paint = "points",
        };
    }

    /// <summary>What each unit of the first hidden layer answers over the plane; null when there is no hidden layer.</summary>
    public static Tiles? HiddenUnits(Sequential<float> model, double reach)
    {
        const int Side = 14, Most = 12;
        if (model.Children.Count < 2)
        {
            return null;
        }

        Tensor x = GridPoints(Side, reach);
        foreach ((_, Layer<float> layer) in model.Children.Take(2))
        {
            x = layer.Forward(x);
        }

        int units = Math.Min(Most, x.Shape[1]);
        double[][] tiles = [.. Enumerable.Range(0, units).Select(unit => Enumerable.Range(0, Side * Side).Select(i => Math.Round(x[i, unit], 2)).ToArray())];
        double most = Math.Max(1, tiles.Max(tile => tile.Max(Math.Abs)));
        return new Tiles(
            "What each hidden unit sees", "Each unit of the first hidden layer over the same plane", [.. Enumerable.Range(1, units).Select(unit => $"unit {unit}")],
            Side, tiles, new Axis("activation", -most, most));
    }

    /// <summary>One point a line, as they are painted.</summary>
    public static string ToCsv((Dataset Train, Dataset Held) points) => string.Join('\n', Marks(points.Train, "").Concat(points.Held == points.Train ? [] : Marks(points.Held, ""))
        .Select(mark => FormattableString.Invariant($"{mark.X},{mark.Y},{mark.Kind}")));

    /// <summary>Half the side of a square around 0 that holds all points.</summary>
    public static double Reach((Dataset Train, Dataset Held) points)
    {
        double furthest = Math.Max(points.Train.Inputs.ToArray().Max(Math.Abs), points.Held.Inputs.ToArray().Max(Math.Abs));
        return Math.Max(1, Math.Ceiling(furthest * 1.1 * 2) / 2);
    }

    private static Tensor GridPoints(int grid, double reach)
    {
        Tensor points = Tensor.Zeros((grid * grid, 2));
        for (int i = 0; i < grid * grid; i++)
        {
            points[i, 0] = (float)(reach * ((2.0 * (i % grid) / (grid - 1)) - 1));
            points[i, 1] = (float)(reach * ((2.0 * (i / grid) / (grid - 1)) - 1));
        }

        return points;
    }

    private static IEnumerable<Mark> Marks(Dataset part, string style) =>
        part.Labels.Select((label, i) => new Mark(Math.Round(part.Inputs[i, 0], 3), Math.Round(part.Inputs[i, 1], 3), label, style));

    private static Dataset Painted(string text)
    {
        double[][] rows = OwnData.Rows(text, 3, "x, y and the class 0 or 1");
        int wrong = Array.FindIndex(rows, row => row[2] is not (0 or 1) || Math.Abs(row[0]) > 100 || Math.Abs(row[1]) > 100);
        return wrong >= 0
            ? throw new DemoException(FormattableString.Invariant($"Row {wrong + 1} of the data is {rows[wrong][0]}, {rows[wrong][1]}, {rows[wrong][2]}; x and y go from -100 to 100 and the class is 0 or 1."))
            : Of([.. rows.Select(row => (row[0], row[1], (int)row[2]))]);
    }

    private static Dataset Drawn(string name, double noise, long seed)
    {
        if (name is "moons" or "blobs" or "spirals")
        {
            Dataset set = name switch
            {
                "moons" => Generate.Moons(Count, noise, seed),
                "blobs" => Generate.Blobs(Count, 2, 0.3 + noise, seed),
                _ => Generate.Spirals(Count, 2, noise / 3, 1, seed),
            };
            (double scale, double left, double down) = name switch { "moons" => (1.5, 0.5, 0.25), "blobs" => (1, 0, 0), _ => (2.5, 0.0, 0.0) };
            return Of([.. set.Labels.Select((label, i) => ((set.Inputs[i, 0] - left) * scale, (set.Inputs[i, 1] - down) * scale, label))]);
        }

        RandomSource random = new(seed);
        return Of([.. Enumerable.Range(0, Count).Select(i => name == "xor" ? Xor(i, noise, random) : Ring(i % 2, noise, random))]);
    }

    private static (double X, double Y, int Label) Xor(int i, double noise, RandomSource random)
    {
        (int right, int up) = (i % 2, i / 2 % 2);
        return (random.Normal((2 * right) - 1, 0.2 + noise), random.Normal((2 * up) - 1, 0.2 + noise), right ^ up);
    }

    private static (double X, double Y, int Label) Ring(int label, double noise, RandomSource random)
    {
        (double radius, double angle) = (label == 0 ? random.Uniform(0, 0.8) : random.Uniform(1.4, 2), random.Uniform(0, 2 * Math.PI));
        return (random.Normal(radius * Math.Cos(angle), noise), random.Normal(radius * Math.Sin(angle), noise), label);
    }

    private static Dataset Of((double X, double Y, int Label)[] points) => new(
        "points", Tensor.From([.. points.SelectMany(point => new[] { (float)point.X, (float)point.Y })], (points.Length, 2)),
        Tensor.From([.. points.Select(point => (float)point.Label)]), "Points of two classes in the plane.")
    {
        ClassNames = ["0", "1"],
        FeatureNames = ["x", "y"],
    };
}

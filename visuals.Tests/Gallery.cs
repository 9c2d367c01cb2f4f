namespace Tutorial.Visuals.Tests;

/// <summary>One figure of each kind, from drawn data with fixed seeds.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, Figure> Figures { get; } = new Dictionary<string, Figure>
    {
        ["training-curve"] = Chart.TrainingCurve(
            "cross-entropy (nats)",
            [("training", Decay(20, 2.2, 0.25, 0.08)), ("validation", Decay(20, 2.2, 0.28, 0.3)), ("no dropout", Decay(20, 2.2, 0.4, 0.02))], baseline: 2.303),
        ["training-curves"] = Chart.TrainingCurves(
            "cross-entropy (nats)", [("training", Decay(20, 2.2, 0.25, 0.08)), ("validation", Decay(20, 2.2, 0.28, 0.3))],
            "accuracy (share)", [("training", Rise(20, 0.3)), ("validation", Rise(20, 0.2))]),
        ["log-axes"] = Figure.Of("Range test: loss by learning rate", "learning rate", "loss (nats)")
            .Line("loss", [.. Enumerable.Range(0, 60).Select(i => 1e-5 * Math.Pow(10, i / 12.0))], [.. Enumerable.Range(0, 60).Select(i => 2.3 - (2.2 * Math.Exp(-Math.Pow((i - 40) / 12.0, 2))) + (i > 52 ? Math.Exp(i - 52) : 0))])
            .LogX().LogY().VerticalLine(3e-3, "chosen rate"),
        ["bands-and-notes"] = Band(),
        ["scatter"] = Figure.Of("Three blobs", "petal length (cm)", "petal width (cm)")
            .Scatter("setosa", Normal(1, 40, 1.5, 0.2), Normal(2, 40, 0.3, 0.1)).Scatter("versicolor", Normal(3, 40, 4.3, 0.4), Normal(4, 40, 1.3, 0.2))
            .Scatter("virginica", Normal(5, 40, 5.6, 0.5), Normal(6, 40, 2.0, 0.25)),
        ["bars"] = Figure.Of("Accuracy by model", "model", "accuracy (share)").Bar("accuracy", ["majority", "linear", "MLP", "LeNet"], [0.1, 0.92, 0.978, 0.991]),
        ["bars-grouped"] = Figure.Of("Precision and recall", "class", "share").Bar("precision", ["cat", "dog", "bird"], [0.9, 0.7, 0.8]).Bar("recall", ["cat", "dog", "bird"], [0.8, 0.85, 0.6]).Bar("F1", ["cat", "dog", "bird"], [0.847, 0.768, 0.686]),
        ["histograms"] = Chart.Histogram("activation", [("layer 1", Normal(1, 2000, 0, 1)), ("layer 2", Normal(2, 2000, 0, 0.5)), ("layer 3", Normal(3, 2000, 0, 0.1))]),
        ["histogram"] = Chart.Histogram("weight", [("Linear(784, 128)", Normal(4, 5000, 0, 0.05))]),
        ["decision-boundary"] = Chart.DecisionBoundary(Blobs(), [.. Enumerable.Range(0, 90).Select(i => i / 30)], x => Nearest(x)),
        ["decision-probability"] = Chart.DecisionBoundary(Moons(), [.. Enumerable.Range(0, 80).Select(i => i % 2)], x => Probability(x), ["down", "up"], title: "Two moons"),
        ["image-grid"] = Chart.ImageGrid([.. Enumerable.Range(0, 20).Select(i => Digit(i, 1))], 28, 28, captions: [.. Enumerable.Range(0, 20).Select(i => $"{i % 10} → {(i * 7) % 10}")], title: "Drawn rings"),
        ["image-grid-colour"] = Chart.ImageGrid([.. Enumerable.Range(0, 8).Select(i => Digit(i, 3))], 28, 28, 3, title: "Rings in colour"),
        ["confusion-matrix"] = Chart.ConfusionMatrix(Confusion(10)),
        ["confusion-small"] = Chart.ConfusionMatrix(new[,] { { 95, 5, 0 }, { 3, 90, 7 }, { 0, 12, 88 } }, ["setosa", "versicolor", "virginica"]),
        ["heat-map-signed"] = Chart.HeatMap(new[,] { { 1.5, -0.25, 0 }, { double.NaN, 0.75, -2 } }, "Weight of Linear(3, 2)", "weight", "input", "output"),
        ["heat-map-large"] = Chart.HeatMap(Large(), "Positional encoding", "value", "dimension", "position"),
        ["roc"] = Chart.Roc([("logistic", Normal(7, 200, 0, 1).Select((v, i) => v + (i % 2)).ToArray()), ("MLP", Normal(8, 200, 0, 1).Select((v, i) => v + (2.2 * (i % 2))).ToArray())], [.. Enumerable.Range(0, 200).Select(i => i % 2 == 1)]),
        ["optimizer-race"] = Race(),
        ["attention"] = Chart.AttentionMap(Softmax(5, 6), ["2", "0", "2", "6", "-"], ["the", "2nd", "of", "May", "in", "2026"], "Dates into ISO"),
        ["gates"] = Chart.GateTimeline(["H", "e", "l", "l", "o", ",", " ", "w"], [("input i", Normal(1, 8, 0.6, 0.15)), ("forget f", Normal(2, 8, 0.8, 0.1)), ("output o", Normal(3, 8, 0.5, 0.2))]),
        ["network"] = Chart.NetworkDiagram([("input", 2), ("hidden", 3), ("output", 1)], [new[,] { { 0.5, -1.0 }, { 0.2, 0.9 }, { -0.1, 0.3 } }, new[,] { { 1.0, -0.7, 0.4 } }], "A 2-3-1 net"),
        ["network-large"] = Chart.NetworkDiagram([("pixels", 784), ("hidden", 128), ("classes", 10)]),
    };

    public static double[] Normal(int seed, int count, double mean, double deviation)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private static double[] Decay(int count, double from, double rate, double to) => [.. Enumerable.Range(0, count).Select(i => to + ((from - to) * Math.Exp(-rate * i)))];

    private static double[] Rise(int count, double rate) => [.. Enumerable.Range(0, count).Select(i => 0.98 - (0.85 * Math.Exp(-rate * i)))];

    private static Figure Band()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => i / 5.0)], y = [.. x.Select(Math.Sin)];
        return Figure.Of("Forecast of a sine", "time (s)", "voltage (V)").Line("mean of 5 runs", x, y)
            .Band("mean of 5 runs", x, [.. y.Zip(x, (v, t) => v - (0.05 * t))], [.. y.Zip(x, (v, t) => v + (0.05 * t))])
            .HorizontalLine(0, "rest").Note(4.71, -1, "trough");
    }

    private static double[,] Blobs()
    {
        double[,] points = new double[90, 2];
        for (int i = 0; i < 90; i++)
        {
            (points[i, 0], points[i, 1]) = (Normal(i, 1, i / 30 == 1 ? 2 : 0, 0.6)[0], Normal(i + 100, 1, i / 30 == 2 ? 2 : 0, 0.6)[0]);
        }

        return points;
    }

    private static int[] Nearest(double[,] x) =>
        [.. Enumerable.Range(0, x.GetLength(0)).Select(i => x[i, 0] > 1 && x[i, 0] > x[i, 1] ? 1 : x[i, 1] > 1 ? 2 : 0)];

    private static double[,] Moons()
    {
        double[,] points = new double[80, 2];
        for (int i = 0; i < 80; i++)
        {
            double angle = Math.PI * i / 80;
            (points[i, 0], points[i, 1]) = i % 2 == 1 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
        }

        return points;
    }

    private static double[] Probability(double[,] x) =>
        [.. Enumerable.Range(0, x.GetLength(0)).Select(i => 1 / (1 + Math.Exp(-5 * (x[i, 1] - 0.25 + (0.6 * Math.Sin((x[i, 0] * Math.PI) - (Math.PI / 2) + Math.PI))))))];

    private static float[] Digit(int seed, int channels)
    {
        var random = new Random(seed);
        double radius = 5 + (6 * random.NextDouble()), cx = 14 + (3 * random.NextDouble()), cy = 14 - (3 * random.NextDouble());
        float[] tint = [(float)random.NextDouble(), (float)random.NextDouble(), 1];
        return [.. Enumerable.Range(0, channels * 784).Select(i =>
        {
            double distance = Math.Sqrt(Math.Pow((i % 28) - cx, 2) + Math.Pow((i % 784 / 28) - cy, 2));
            return (float)Math.Exp(-Math.Pow((distance - radius) / 1.6, 2)) * (channels == 1 ? 1 : tint[i / 784]);
        })];
    }

    private static int[,] Confusion(int n)
    {
        var random = new Random(1);
        int[,] counts = new int[n, n];
        for (int i = 0; i < n * n; i++)
        {
            counts[i / n, i % n] = i / n == i % n ? 900 + random.Next(100) : random.Next(20);
        }

        return counts;
    }

    private static double[,] Large()
    {
        double[,] z = new double[50, 64];
        for (int i = 0; i < z.Length; i++)
        {
            (int position, int d) = (i / 64, i % 64);
            double angle = position / Math.Pow(10000, (d - (d % 2)) / 64.0);
            z[position, d] = d % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        }

        return z;
    }

    private static Figure Race()
    {
        static double Rosenbrock(double x, double y) => Math.Pow(1 - x, 2) + (20 * Math.Pow(y - (x * x), 2));
        static (double X, double Y)[] Descend(double rate, double momentum)
        {
            var path = new List<(double X, double Y)> { (-1.2, 1.2) };
            (double vx, double vy) = (0, 0);
            for (int i = 0; i < 200; i++)
            {
                (double x, double y) = path[^1];
                (vx, vy) = ((momentum * vx) + (-2 * (1 - x)) - (80 * x * (y - (x * x))), (momentum * vy) + (40 * (y - (x * x))));
                path.Add((x - (rate * vx), y - (rate * vy)));
            }

            return [.. path];
        }

        return Chart.OptimizerRace(Rosenbrock, (-1.6, 1.6), (-0.6, 1.8), [("SGD", Descend(0.004, 0)), ("momentum 0.9", Descend(0.002, 0.9))], title: "Down Rosenbrock's valley");
    }

    private static double[,] Softmax(int rows, int columns)
    {
        double[,] weights = new double[rows, columns];
        for (int r = 0; r < rows; r++)
        {
            double[] e = [.. Normal(r, columns, 0, 1.5).Select(Math.Exp)];
            for (int c = 0; c < columns; c++)
            {
                weights[r, c] = e[c] / e.Sum();
            }
        }

        return weights;
    }
}

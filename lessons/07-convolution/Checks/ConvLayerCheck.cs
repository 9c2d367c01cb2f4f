using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class ConvLayerCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.5", "A whole convolution layer")
    {
        Points = 4,
        Task = "Return one map for each row of w: its bias, plus the sum over all input channels of that channel with its k × k kernel (stride 1, no padding). The row holds the kernels channel by channel.",
        Solution = ConvLayer,
        Inputs =
            from channels in Gen.Choose(2, 3)
            from maps in Gen.Choose(2, 3)
            from rows in Draw.Count(3, 4)
            from columns in Draw.Count(4, 5)
            from x in Draw.Table(rows, columns, 2).ArrayOf(channels)
            from w in Draw.Table(maps, channels * 4, 2)
            from b in Draw.Vector(maps)
            select Draw.Inputs(x, w, b, 2),
        Laws = [new("a larger bias lifts every number of its map by as much and changes no other map", (f, input) => IsLifted(f, input))],
        Mistakes =
        [
            new("bias left out", "the biases are left out", (double[][,] x, double[,] w, double[] b, int k) => ConvLayer(x, w, new double[b.Length], k)),
            new("bias for each channel", "the bias is added once for every input channel; a map has one",
                (double[][,] x, double[,] w, double[] b, int k) => ConvLayer(x, w, [.. b.Select(v => v * x.Length)], k)),
            new("first channel only", "only the first input channel counts; a map adds up all channels",
                (double[][,] x, double[,] w, double[] b, int k) => ConvLayer([x[0]], w, b, k)),
            new("one kernel for all", "all input channels use the first channel's kernel; each has its own",
                (double[][,] x, double[,] w, double[] b, int k) => ConvLayer(x, Tables.Make(w.GetLength(0), w.GetLength(1), (o, i) => w[o, i % (k * k)]), b, k)),
            new("kernels turned", "rows and columns of the kernels are exchanged; they are stored row by row",
                (double[][,] x, double[,] w, double[] b, int k) => ConvLayer(x, Tables.Make(w.GetLength(0), w.GetLength(1), (o, i) => w[o, (i / (k * k) * k * k) + (i % k * k) + (i / k % k)]), b, k)),
            new("channels last", "the row is read place by place with the channels innermost, as Keras stores kernels; here it is channel by channel, as in PyTorch",
                (double[][,] x, double[,] w, double[] b, int k) => ConvLayer(x, Tables.Make(w.GetLength(0), w.GetLength(1), (o, i) => w[o, (i % (k * k) * x.Length) + (i / (k * k))]), b, k)),
        ],
        Hints =
        [
            "At one place of one map: how many numbers of x does it see? In which order do their weights stand in the row of w?",
            "y[o][i, j] = b[o] + Σ_c Σᵤᵥ w[o, (c·k + u)·k + v] · x[c][i + u, j + v]",
            "Two channels [[1, 2], [3, 4]] and [[5, 6], [7, 8]], k = 2, w = [[1, 0, 0, 0, 0, 0, 0, 1]], b = [10]: one map [[10 + 1 + 8]] = [[19]].",
            "For each o make new double[rows - k + 1, columns - k + 1]; for each i, j start with b[o] and add in three loops over c, u, v: w[o, (((c * k) + u) * k) + v] * x[c][i + u, j + v].",
        ],
        Explanation = "With the numbers below one place written as a column, a map is a row of w times that column, and the layer is one matrix product: im2col. Real libraries do just that, piece by piece, because matrix products are what processors are best at.",
    };

    private static double[][,] ConvLayer(double[][,] x, double[,] w, double[] b, int k)
    {
        var y = new double[w.GetLength(0)][,];
        for (int o = 0; o < y.Length; o++)
        {
            y[o] = new double[x[0].GetLength(0) - k + 1, x[0].GetLength(1) - k + 1];
            for (int i = 0; i < y[o].GetLength(0); i++)
            {
                for (int j = 0; j < y[o].GetLength(1); j++)
                {
                    y[o][i, j] = b[o] + Sum(x, w, o, i, j, k);
                }
            }
        }

        return y;
    }

    private static double Sum(double[][,] x, double[,] w, int o, int i, int j, int k)
    {
        double sum = 0;
        for (int c = 0; c < x.Length; c++)
        {
            for (int u = 0; u < k; u++)
            {
                for (int v = 0; v < k; v++)
                {
                    sum += w[o, (((c * k) + u) * k) + v] * x[c][i + u, j + v];
                }
            }
        }

        return sum;
    }

    private static bool IsLifted(Func<object?[], object?> f, object?[] input)
    {
        double[] lifted = [.. (double[])input[2]!];
        lifted[0] += 5;
        return f(input) is double[][,] before && f([input[0], input[1], lifted, input[3]]) is double[][,] after
            && after.Length == before.Length && after.Select((map, o) => Tables.Same(map, Tables.Map(before[o], v => o == 0 ? v + 5 : v))).All(same => same);
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class HeInitCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.4", "He's initialisation")
    {
        Task = "Make a weight (fanOut, fanIn) out of normal numbers with spread 1, taken row by row, so that its entries have the variance 2/fanIn.",
        Solution = HeInit,
        Inputs =
            from fanIn in Draw.Count(2, 6)
            from fanOut in Draw.Count(2, 6)
            where fanIn != fanOut
            from normals in Draw.Vector(fanIn * fanOut)
            select Draw.Inputs(fanIn, fanOut, normals),
        Laws = [new("doubling the normal numbers doubles the weight", (f, input) =>
            Tables.Same(Tables.Map((double[,])f(input)!, v => 2 * v), f([input[0], input[1], ((double[])input[2]!).Select(v => 2 * v).ToArray()])))],
        Mistakes =
        [
            new("one over n", "1/fanIn is used, so that each ReLU layer halves the signal's power; ReLU drops half of it, hence the 2",
                (int fanIn, int fanOut, double[] normals) => Scaled(fanIn, fanOut, normals, Math.Sqrt(1.0 / fanIn))),
            new("variance as spread", "2/fanIn is used as the spread; it is the variance, and the spread is its root",
                (int fanIn, int fanOut, double[] normals) => Scaled(fanIn, fanOut, normals, 2.0 / fanIn)),
            new("fan-out", "fanOut replaces fanIn; each output adds up fanIn products",
                (int fanIn, int fanOut, double[] normals) => Scaled(fanIn, fanOut, normals, Math.Sqrt(2.0 / fanOut))),
            new("both fans", "the mean of fanIn and fanOut is used, which is Glorot's rule, made for tanh",
                (int fanIn, int fanOut, double[] normals) => Scaled(fanIn, fanOut, normals, Math.Sqrt(2.0 / (fanIn + fanOut)))),
        ],
        Hints =
        [
            "A sum of n independent numbers of variance v has the variance n·v. What v keeps the sum's variance from growing with n, and what does ReLU do to it?",
            "w = √(2/fanIn) · normal",
            "fanIn = 2: √(2/2) = 1, the normal numbers stay as they are. fanIn = 8: each is halved.",
            "w[o, i] = Math.Sqrt(2.0 / fanIn) * normals[o * fanIn + i]; mind 2 / fanIn between whole numbers.",
        ],
        Explanation = "He and others 2015 (arXiv:1502.01852): the variance of a layer's sums is fanIn · var(w) · mean of squares of its input, and a ReLU passes on half of the squares. 2/fanIn makes the product 1, layer after layer.",
    };

    private static double[,] HeInit(int fanIn, int fanOut, double[] normals)
    {
        double spread = Math.Sqrt(2.0 / fanIn);
        var w = new double[fanOut, fanIn];
        for (int o = 0; o < fanOut; o++)
        {
            for (int i = 0; i < fanIn; i++)
            {
                w[o, i] = spread * normals[(o * fanIn) + i];
            }
        }

        return w;
    }

    private static double[,] Scaled(int fanIn, int fanOut, double[] normals, double spread) =>
        Tables.Make(fanOut, fanIn, (o, i) => spread * normals[(o * fanIn) + i]);
}

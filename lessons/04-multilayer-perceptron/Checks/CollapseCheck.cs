using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L04MultilayerPerceptron;

internal static class CollapseCheck
{
    public static ExerciseDefinition Exercise { get; } = new("04.2", "Two linear maps are one")
    {
        Task = "Return the one table w that does what w1 and then w2 do: w·x = w2·(w1·x) for every x.",
        Solution = Collapse,
        Inputs =
            from inputs in Draw.Count(1, 4)
            from hidden in Draw.Count(2, 4)
            from outputs in Draw.Count(1, 4)
            from w1 in Draw.Table(hidden, inputs)
            from w2 in Draw.Table(outputs, hidden)
            select Draw.Inputs(w1, w2),
        Laws = [new("doubling the first map doubles the result", (f, input) =>
            Tables.Same(Tables.Map((double[,])f(input)!, v => 2 * v), f([Tables.Map((double[,])input[0]!, v => 2 * v), input[1]])))],
        Mistakes =
        [
            new("transposed", "the result is (in, out); w maps in to out, so it is (out, in)", (double[,] w1, double[,] w2) => Tables.Turned(Collapse(w1, w2))),
            new("last product only", "each product replaces the one before; the hidden units' shares are added up",
                (double[,] w1, double[,] w2) => Tables.Make(w2.GetLength(0), w1.GetLength(1), (o, i) => w2[o, w1.GetLength(0) - 1] * w1[w1.GetLength(0) - 1, i])),
            new("averaged", "the shares of the hidden units are averaged; they are added up",
                (double[,] w1, double[,] w2) => Tables.Map(Collapse(w1, w2), v => v / w1.GetLength(0))),
            new("bent between", "a ReLU stands between the maps, applied to the weights; nothing bends here",
                (double[,] w1, double[,] w2) => Collapse(Tables.Map(w1, v => Math.Max(0, v)), w2)),
        ],
        Hints =
        [
            "Input i reaches output o through every hidden unit. What does each of these ways contribute?",
            "w[o, i] = Σₕ w2[o, h] w1[h, i], the matrix product w2·w1",
            "w1 = ((2), (3)), w2 = ((4, 5)): w = ((4·2 + 5·3)) = ((23)).",
            "var w = new double[w2.GetLength(0), w1.GetLength(1)]; three loops over o, i, h: w[o, i] += w2[o, h] * w1[h, i];",
        ],
        Explanation = "However many linear layers are stacked, one does the same. Depth pays only when something bends between the layers, which is the whole reason for activations.",
    };

    private static double[,] Collapse(double[,] w1, double[,] w2)
    {
        var w = new double[w2.GetLength(0), w1.GetLength(1)];
        for (int o = 0; o < w2.GetLength(0); o++)
        {
            for (int i = 0; i < w1.GetLength(1); i++)
            {
                for (int h = 0; h < w1.GetLength(0); h++)
                {
                    w[o, i] += w2[o, h] * w1[h, i];
                }
            }
        }

        return w;
    }
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L10Attention;

internal static class SoftLookUpCheck
{
    public static ExerciseDefinition Exercise { get; } = new("10.1", "A soft look-up")
    {
        Points = 1,
        Task = "weights[s] says how much of row s of values is wanted; the weights add up to 1. Return the mixed row.",
        Solution = SoftLookUp,
        Inputs =
            from keys in Draw.Count(2, 4)
            from features in Draw.Count(1, 3)
            from shares in Draw.Between(0.1, 1).ArrayOf(keys)
            from values in Draw.Table(keys, features)
            select Draw.Inputs(shares.Select(share => share / shares.Sum()).ToArray(), values),
        Laws =
        [
            new("when all weight lies on the first row, the first row comes out", (f, input) =>
                Tables.Same(f([First((double[])input[0]!), input[1]]), Tables.Row((double[,])input[1]!, 0))),
        ],
        Mistakes =
        [
            new("hard look-up", "only the row with the largest weight is taken; a soft look-up mixes all rows",
                (double[] weights, double[,] values) => Tables.Row(values, Array.IndexOf(weights, weights.Max()))),
            new("weights ignored", "the rows are added up and the weights play no part",
                (double[] weights, double[,] values) => SoftLookUp([.. weights.Select(_ => 1.0)], values)),
            new("divided again", "the sum is divided by the number of rows; weights that add up to 1 need no dividing",
                (double[] weights, double[,] values) => SoftLookUp([.. weights.Select(weight => weight / weights.Length)], values)),
            new("last row only", "each row replaces the one before; += adds, = forgets",
                (double[] weights, double[,] values) => Tables.Row(values, weights.Length - 1).Select(value => weights[^1] * value).ToArray()),
        ],
        Hints =
        [
            "Three quarters of a glass are red paint (1, 0, 0), one quarter is white (1, 1, 1). What colour is the mixture?",
            "y[j] = Σₛ weights[s] · values[s, j]",
            "weights = (0.75, 0.25), values = ((1, 0), (1, 4)): y = (0.75 · 1 + 0.25 · 1, 0.75 · 0 + 0.25 · 4) = (1, 1).",
            "var y = new double[values.GetLength(1)]; for each s and j: y[j] += weights[s] * values[s, j]; return y;",
        ],
        Explanation = "A look-up takes one row; this takes a little of each. Because the result moves smoothly with the weights, it has a gradient, and whatever chooses the weights can be learnt.",
    };

    private static double[] SoftLookUp(double[] weights, double[,] values)
    {
        var y = new double[values.GetLength(1)];
        for (int s = 0; s < weights.Length; s++)
        {
            for (int j = 0; j < y.Length; j++)
            {
                y[j] += weights[s] * values[s, j];
            }
        }

        return y;
    }

    private static double[] First(double[] weights) => [.. weights.Select((_, s) => s == 0 ? 1.0 : 0)];
}

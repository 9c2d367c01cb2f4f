using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L02GradientDescent;

internal static class StandardiseCheck
{
    public static ExerciseDefinition Exercise { get; } = new("02.4", "Standardise without a leak")
    {
        Points = 2,
        Task = "Subtract from each column of test the mean of that column in train, and divide by its spread in train (the root of the mean squared distance from the mean).",
        Solution = Standardise,
        Inputs =
            from n in Draw.Count(2, 5)
            from m in Draw.Count(2, 4)
            from d in Draw.Count(1, 3)
            from train in Draw.Table(n, d)
            from test in Draw.Table(m, d)
            where Enumerable.Range(0, d).All(j => Spread(Tables.Column(train, j)) > 0.2 && Spread(Tables.Column(test, j)) > 0.2)
            select Draw.Inputs(train, test),
        IsFair = input => input.Cast<double[,]>().All(table => Enumerable.Range(0, table.GetLength(1)).All(j => Spread(Tables.Column(table, j)) > 0.2)),
        Laws =
        [
            new("the training data standardised by themselves have the mean 0 in each column", (f, input) =>
                f([input[0], input[0]]) is double[,] z && Enumerable.Range(0, z.GetLength(1)).All(j => Math.Abs(Tables.Column(z, j).Average()) < 1e-9)),
        ],
        Mistakes =
        [
            new("leak", "the test rows take part in the mean and the spread, a leak from the future",
                (double[,] train, double[,] test) => By(train, test, (a, b) => [.. a, .. b], Spread)),
            new("test by itself", "test is scaled by its own mean and spread; the model knows those of the training data",
                (double[,] train, double[,] test) => By(train, test, (_, b) => b, Spread)),
            new("variance divides", "the variance divides and not its root",
                (double[,] train, double[,] test) => By(train, test, (a, _) => a, v => Math.Pow(Spread(v), 2))),
            new("n minus one", "the variance divides by n − 1; here it divides by the number of rows",
                (double[,] train, double[,] test) => By(train, test, (a, _) => a, v => Spread(v) * Math.Sqrt(v.Length / (v.Length - 1.0)))),
        ],
        Hints =
        [
            "The model is used on one patient who comes tomorrow. Whose mean can it subtract?",
            "z = (x − μ)/σ,   μ = (1/n) Σ x,   σ = √((1/n) Σ (x − μ)²), with μ and σ from train, column by column",
            "train = (1, 3): μ = 2, σ = 1. test = (4) gives 2.",
            "For each column j: compute mean and then the mean of (train[i, j] - mean)²; double spread = Math.Sqrt(variance); result[i, j] = (test[i, j] - mean) / spread.",
        ],
        Explanation = "Whatever is learned from data, be it only a mean, is learned from training data. A test set that helped to choose the scale has already whispered something about itself, and the measured error is too good.",
    };

    private static double[,] Standardise(double[,] train, double[,] test)
    {
        var result = new double[test.GetLength(0), test.GetLength(1)];
        for (int j = 0; j < test.GetLength(1); j++)
        {
            double mean = 0, variance = 0;
            for (int i = 0; i < train.GetLength(0); i++)
            {
                mean += train[i, j] / train.GetLength(0);
            }

            for (int i = 0; i < train.GetLength(0); i++)
            {
                double off = train[i, j] - mean;
                variance += off * off / train.GetLength(0);
            }

            for (int i = 0; i < test.GetLength(0); i++)
            {
                result[i, j] = (test[i, j] - mean) / Math.Sqrt(variance);
            }
        }

        return result;
    }

    private static double Spread(double[] values) => Math.Sqrt(values.Select(v => Math.Pow(v - values.Average(), 2)).Average());

    private static double[,] By(double[,] train, double[,] test, Func<double[], double[], double[]> pool, Func<double[], double> spread) =>
        Tables.Make(test.GetLength(0), test.GetLength(1), (i, j) =>
            pool(Tables.Column(train, j), Tables.Column(test, j)) is var known ? (test[i, j] - known.Average()) / spread(known) : 0);
}

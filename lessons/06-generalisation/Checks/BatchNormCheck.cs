using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class BatchNormCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.4", "Batch normalisation")
    {
        Points = 3,
        Task = "Normalise each column over the rows of the batch, (x − μ)/√(σ² + eps) with σ² divided by N, then multiply by gamma and add beta of that column.",
        Solution = BatchNorm,
        Inputs =
            from n in Draw.Count(2, 5)
            from d in Draw.Count(2, 4)
            from x in Draw.Table(n, d)
            from gamma in Draw.Vector(d)
            from beta in Draw.Vector(d)
            from eps in Draw.OneOf(0.1, 0.01)
            select Draw.Inputs(x, gamma, beta, eps),
        IsFair = input => (double)input[3]! > 0,
        Laws = [new("adding one number to a whole column of x changes nothing", (f, input) =>
            Tables.Same(f(input), f([Tables.Make(((double[,])input[0]!).GetLength(0), ((double[,])input[0]!).GetLength(1), (i, j) => ((double[,])input[0]!)[i, j] + (j == 0 ? 7 : 0)), input[1], input[2], input[3]])))],
        Mistakes =
        [
            new("rows normalised", "rows are normalised; that is layer norm",
                (double[,] x, double[] gamma, double[] beta, double eps) => Affine(Tables.Turned(Normal(Tables.Turned(x), eps)), gamma, beta)),
            new("n minus one", "N − 1 divides the variance; in training N does",
                (double[,] x, double[] gamma, double[] beta, double eps) => Affine(By(x, (v, column) => v / Math.Sqrt((Variance(column) * column.Length / (column.Length - 1)) + eps)), gamma, beta)),
            new("eps outside", "ε is added outside of the root; it belongs under it",
                (double[,] x, double[] gamma, double[] beta, double eps) => Affine(By(x, (v, column) => v / (Math.Sqrt(Variance(column)) + eps)), gamma, beta)),
            new("gamma and beta left out", "gamma and beta are left out",
                (double[,] x, double[] gamma, double[] beta, double eps) => Normal(x, eps)),
            new("variance divides", "the variance divides and not its root",
                (double[,] x, double[] gamma, double[] beta, double eps) => Affine(By(x, (v, column) => v / (Variance(column) + eps)), gamma, beta)),
        ],
        Hints =
        [
            "The mean of what: of one example over its features, or of one feature over the examples of the batch?",
            "μⱼ = (1/N) Σₙ x[n, j];   σⱼ² = (1/N) Σₙ (x[n, j] − μⱼ)²;   y[n, j] = γⱼ (x[n, j] − μⱼ)/√(σⱼ² + ε) + βⱼ",
            "One column (1, 3), γ = 1, β = 0, ε tiny: μ = 2, σ² = 1, result (−1, 1).",
            "For each column j: mean, then variance, then y[n, j] = gamma[j] * (x[n, j] - mean) / Math.Sqrt(variance + eps) + beta[j].",
        ],
        Explanation = "Ioffe and Szegedy 2015 (arXiv:1502.03167). γ and β give back what normalising takes away, so the layer can still learn any scale. In use the batch may be a single row; then running means from training stand in for μ and σ².",
    };

    private static double[,] BatchNorm(double[,] x, double[] gamma, double[] beta, double eps)
    {
        int rows = x.GetLength(0);
        var y = new double[rows, x.GetLength(1)];
        for (int j = 0; j < x.GetLength(1); j++)
        {
            double mean = 0, variance = 0;
            for (int n = 0; n < rows; n++)
            {
                mean += x[n, j] / rows;
            }

            for (int n = 0; n < rows; n++)
            {
                double off = x[n, j] - mean;
                variance += off * off / rows;
            }

            for (int n = 0; n < rows; n++)
            {
                y[n, j] = (gamma[j] * (x[n, j] - mean) / Math.Sqrt(variance + eps)) + beta[j];
            }
        }

        return y;
    }

    private static double Variance(double[] column) => column.Select(v => Math.Pow(v - column.Average(), 2)).Average();

    private static double[,] By(double[,] x, Func<double, double[], double> scale) =>
        Tables.Make(x.GetLength(0), x.GetLength(1), (i, j) => Tables.Column(x, j) is var column ? scale(x[i, j] - column.Average(), column) : 0);

    private static double[,] Normal(double[,] x, double eps) => By(x, (v, column) => v / Math.Sqrt(Variance(column) + eps));

    private static double[,] Affine(double[,] x, double[] gamma, double[] beta) =>
        Tables.Make(x.GetLength(0), x.GetLength(1), (i, j) => (gamma[j] * x[i, j]) + beta[j]);
}

using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L11Transformer;

internal static class BlockPartCheck
{
    public static ExerciseDefinition Exercise { get; } = new("11.8", "A part of a block: residual and norm")
    {
        Points = 3,
        Task = "The part's own function is f(h) = w·h. LN subtracts a vector's mean and divides by √(variance + eps), the variance being the mean of the squared deviations. "
            + "Return x + f(LN(x)) if normFirst, else LN(x + f(x)).",
        Solution = BlockPart,
        Inputs =
            from features in Draw.Count(3, 5)
            from x in Draw.Vector(features)
            from w in Draw.Table(features, features, 1)
            from eps in Draw.OneOf(0.1, 0.5)
            from normFirst in Draw.OneOf(true, false)
            where Spread(x) > 0.5
            select Draw.Inputs(x, w, eps, normFirst),
        IsFair = input => input is [double[] { Length: >= 3 } x, double[,] w, double and > 0, bool]
            && w.GetLength(0) == x.Length && w.GetLength(1) == x.Length && Spread(x) > 0.5,
        Laws =
        [
            new("with w = 0 pre-norm gives x back, and post-norm a vector with mean 0", (f, input) => input[0] is double[] x
                && f([x, new double[x.Length, x.Length], input[2], true]) is double[] pre && Tables.Same(pre, x)
                && f([x, new double[x.Length, x.Length], input[2], false]) is double[] post && Tables.Same(post.Sum(), 0.0)),
        ],
        Mistakes =
        [
            new("pre and post exchanged", "pre-norm and post-norm are exchanged; pre-norm has the norm inside the way through f",
                (double[] x, double[,] w, double eps, bool normFirst) => BlockPart(x, w, eps, !normFirst)),
            new("no way around", "nothing is added: the residual is missing",
                (double[] x, double[,] w, double eps, bool normFirst) => normFirst ? Map(w, Norm(x, eps)) : Norm(Map(w, x), eps)),
            new("around the norm", "in pre-norm the normalised x goes around; x itself does",
                (double[] x, double[,] w, double eps, bool normFirst) => normFirst ? Plus(Norm(x, eps), Map(w, Norm(x, eps))) : BlockPart(x, w, eps, false)),
            new("norm before the sum", "in post-norm f(x) alone is normalised; the sum is",
                (double[] x, double[,] w, double eps, bool normFirst) => normFirst ? BlockPart(x, w, eps, true) : Plus(x, Norm(Map(w, x), eps))),
            new("n − 1", "the variance is divided by one less than the length; layer norm takes the plain mean",
                (double[] x, double[,] w, double eps, bool normFirst) => Part(x, w, normFirst, v => DividedByOneLess(v, eps))),
            new("eps outside", "eps is added behind the root; it belongs under it",
                (double[] x, double[,] w, double eps, bool normFirst) => Part(x, w, normFirst, v => [.. v.Select(a => (a - v.Average()) / (Spread(v) + eps))])),
            new("mean kept", "the mean is not subtracted",
                (double[] x, double[,] w, double eps, bool normFirst) => Part(x, w, normFirst, v => [.. v.Select(a => a / Math.Sqrt((Spread(v) * Spread(v)) + eps))])),
        ],
        Hints =
        [
            "Follow x along both ways of each kind: on which way does it meet the norm?",
            "LN(v)ᵢ = (vᵢ − μ)/√(σ² + eps); pre: x + w·LN(x); post: LN(x + w·x)",
            "x = (1, 3), eps → 0: LN(x) = (−1, 1). With w = identity: pre (0, 4), post LN((2, 6)) = (−1, 1).",
            "Write double[] Norm(double[] v) and double[] Through(double[] v), which is w·v; then return normFirst ? sum of x and Through(Norm(x)) : Norm(sum of x and Through(x));",
        ],
        Explanation = "With pre-norm there is one road from end to end that no norm touches, so a gradient of any size gets through. With post-norm each part has a norm across the road; the stack's output always has variance 1, and training is more delicate at the start.",
    };

    private static double[] BlockPart(double[] x, double[,] w, double eps, bool normFirst)
    {
        double[] through = Map(w, normFirst ? Norm(x, eps) : x);
        double[] sum = Plus(x, through);
        return normFirst ? sum : Norm(sum, eps);
    }

    private static double[] Norm(double[] v, double eps)
    {
        double mean = v.Average(), variance = v.Average(a => Math.Pow(a - mean, 2));
        return [.. v.Select(a => (a - mean) / Math.Sqrt(variance + eps))];
    }

    private static double[] DividedByOneLess(double[] v, double eps)
    {
        double mean = v.Average(), variance = v.Sum(a => Math.Pow(a - mean, 2)) / (v.Length - 1);
        return [.. v.Select(a => (a - mean) / Math.Sqrt(variance + eps))];
    }

    private static double[] Map(double[,] w, double[] v) => [.. v.Select((_, i) => v.Select((a, j) => w[i, j] * a).Sum())];

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p + q)];

    private static double Spread(double[] v) => Math.Sqrt(v.Average(a => (a - v.Average()) * (a - v.Average())));

    private static double[] Part(double[] x, double[,] w, bool normFirst, Func<double[], double[]> norm) =>
        normFirst ? Plus(x, Map(w, norm(x))) : norm(Plus(x, Map(w, x)));
}

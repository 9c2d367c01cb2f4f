using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L06Generalisation;

internal static class DivergenceCheck
{
    public static ExerciseDefinition Exercise { get; } = new("06.9", "How far is the model from the truth?")
    {
        Points = 3,
        Task = "p holds the true shares of the classes, z the model's scores (logits); softmax of z is its belief q. Return the Kullback–Leibler divergence D(p‖q) in nats; a term with p = 0 counts as 0.",
        Solution = Divergence,
        Inputs =
            from n in Draw.Count(2, 4)
            from p in Shares(n)
            from z in Draw.Vector(n)
            select Draw.Inputs(p, z),
        IsFair = input => input[0] is double[] p && Math.Abs(p.Sum() - 1) < 1e-9 && p.All(v => v >= 0) && p.Length == ((double[])input[1]!).Length && p.Length > 1,
        Laws = [new("adding one number to all scores changes nothing", (f, input) => Tables.Same(f(input), f([input[0], ((double[])input[1]!).Select(v => v + 1).ToArray()])))],
        Mistakes =
        [
            new("exchanged", "p and q are exchanged; the true shares weigh the surprise, and what never happens costs nothing",
                (double[] p, double[] z) => Tables.Softmax(z).Zip(p, (q, share) => q * Math.Log(q / Math.Max(share, 1e-12))).Sum()),
            new("cross-entropy", "the entropy of p is not subtracted: that is the cross-entropy",
                (double[] p, double[] z) => -p.Zip(Tables.Softmax(z), (share, q) => share * Math.Log(q)).Sum()),
            new("in bits", "the logarithm has base 2; nats have the natural one",
                (double[] p, double[] z) => Divergence(p, z) / Math.Log(2)),
            new("scores as logarithms", "scores are taken for logarithms of probabilities; softmax must make probabilities of them first",
                (double[] p, double[] z) => p.Zip(z, (share, score) => share == 0 ? 0 : share * (Math.Log(share) - score)).Sum()),
            new("not weighed", "the logarithms are added without their weights p",
                (double[] p, double[] z) => p.Zip(Tables.Softmax(z), (share, q) => share == 0 ? 0 : Math.Log(share / q)).Sum()),
        ],
        Hints =
        [
            "How surprised is somebody who believes q when k happens? And somebody who knows p? How often does k happen?",
            "qₖ = e^zₖ / Σⱼ e^zⱼ;   D(p‖q) = Σₖ pₖ ln(pₖ/qₖ)",
            "p = (1, 0), z = (0, 0): q = (½, ½), 1·ln 2 + 0 = 0.693.",
            "double total = z.Sum(Math.Exp); for each k: double q = Math.Exp(z[k]) / total; sum += p[k] == 0 ? 0 : p[k] * Math.Log(p[k] / q);",
        ],
        Explanation = "It is never negative and 0 only where q = p, and it is no distance, because exchanging p and q changes it. With p fixed, making it small is making the cross-entropy small, which is what every classifier in this course does.",
    };

    private static double Divergence(double[] p, double[] z)
    {
        double total = z.Sum(Math.Exp), sum = 0;
        for (int k = 0; k < p.Length; k++)
        {
            double q = Math.Exp(z[k]) / total;
            sum += p[k] == 0 ? 0 : p[k] * Math.Log(p[k] / q);
        }

        return sum;
    }

    // Whole counts, so that shares add up; some classes never happen.
    private static Gen<double[]> Shares(int n) =>
        from counts in Gen.Choose(0, 9).ArrayOf(n)
        where counts.Count(c => c > 0) > 1
        select counts.Select(c => c / (double)counts.Sum()).ToArray();
}
